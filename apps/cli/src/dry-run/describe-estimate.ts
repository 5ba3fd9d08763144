import { dollars } from '@langflix/contracts';
import { formatPlural } from '../progress/format.ts';
import type { Estimate } from './estimate.ts';

type Row = readonly [name: string, value: string];

/** An estimate is worth two digits. */
const about = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** What the model will be asked and cost, and how long the quota makes that, as rows of a table. */
export function describeEstimate(
  estimate: Estimate | undefined,
  budgetUsd: number | undefined,
): readonly Row[] {
  if (estimate === undefined) return [['requests', 'none to a model']];
  const { model, requests, inputTokens, outputTokens } = estimate;
  return [
    ['requests', `${formatPlural(requests, 'request')} to ${model}, if none is answered by the cache`],
    ['tokens', `about ${about.format(inputTokens)} in, ${about.format(outputTokens)} out`],
    ['cost', cost(estimate, budgetUsd)],
    ...time(estimate),
  ];
}

function cost({ costUsd, model }: Estimate, budgetUsd: number | undefined): string {
  if (costUsd === undefined) return `not known: llm.prices has no price of ${model}`;
  const over =
    budgetUsd !== undefined && costUsd > budgetUsd
      ? `: more than the budget of ${dollars(budgetUsd)}, part of the episode may be left out`
      : '';
  return `about ${dollars(costUsd)}${over}`;
}

function time({ quotaMinutes, requestsAfterToday }: Estimate): readonly Row[] {
  const parts = [
    ...(quotaMinutes > 0 ? [`at least ${formatPlural(Math.ceil(quotaMinutes), 'minute')}`] : []),
    ...(requestsAfterToday > 0 ? [`${formatPlural(requestsAfterToday, 'request')} not before tomorrow`] : []),
  ];
  return parts.length === 0 ? [] : [['quota', `${parts.join(', ')}, by the limits of the settings`]];
}
