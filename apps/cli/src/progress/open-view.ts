import { createLinesView } from './lines-view.ts';
import type { ProgressView, ViewOptions } from './progress-view.ts';

/** An updating block on a terminal, plain lines elsewhere. The block's code is only loaded where it is used. */
export async function openView(options: ViewOptions): Promise<ProgressView> {
  if (options.output.isTTY !== true) return createLinesView(options);
  const { createBlockView } = await import('./block-view.ts');
  return createBlockView(options);
}
