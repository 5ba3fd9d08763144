import type { ClipCard as Clip } from '@langflix/contracts';
import { percent } from '../format/figures.ts';
import { clock } from '../format/time.ts';
import { Bar } from '../shell/bar.tsx';
import { ClipVideo } from './clip-video.tsx';
import { around } from './mark-expression.ts';

interface ClipCardProps {
  readonly clip: Clip;
  /** Of a running encode, 0 to 1. */
  readonly share: number | undefined;
}

export function ClipCard({ clip, share }: ClipCardProps) {
  const { expression, meaning, line, translation, startSec, endSec, failure } = clip;
  return (
    <li class="clip">
      <div class="clip-picture">
        <Picture clip={clip} share={share} />
      </div>
      <div class="clip-text">
        <h3 lang="und">{expression}</h3>
        {meaning !== undefined && <p class="clip-meaning">{meaning}</p>}
        {line !== undefined && (
          <p class="clip-line">
            <Line line={line} expression={expression} />
          </p>
        )}
        {translation !== undefined && <p class="clip-translation">{translation}</p>}
        {failure !== undefined && (
          <p class="problem">
            <code>{failure.code}</code> {failure.reason}
          </p>
        )}
        <p class="clip-foot">
          {startSec !== undefined && endSec !== undefined && (
            <span>
              {clock(startSec)}–{clock(endSec)}
            </span>
          )}
          {clip.state === 'reused' && <span>found finished</span>}
          {clip.encoder !== undefined && <span>{clip.encoder}</span>}
        </p>
      </div>
    </li>
  );
}

function Picture({ clip, share }: ClipCardProps) {
  if (clip.videoPath !== undefined) {
    return <ClipVideo path={clip.videoPath} captions={clip.captionPaths ?? {}} name={clip.expression} />;
  }
  if (clip.state === 'failed') return <p class="clip-state">Failed</p>;
  if (share === undefined) return <p class="clip-state">Waiting for an encoder</p>;
  return (
    <div class="clip-state">
      <span>Encoding {percent(share)}</span>
      <Bar label={`Encoding ${clip.expression}`} share={share} />
    </div>
  );
}

function Line({ line, expression }: { readonly line: string; readonly expression: string }) {
  const found = around(line, expression);
  if (found === undefined) return <>{line}</>;
  const [before, marked, after] = found;
  return (
    <>
      {before}
      <mark>{marked}</mark>
      {after}
    </>
  );
}
