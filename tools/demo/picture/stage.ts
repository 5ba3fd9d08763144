import type { Shape } from './shapes.ts';

/** A set: what is behind the people and what is in front of them. */
export interface Stage {
  /** Colours of the wall or sky, top to bottom. */
  readonly gradient: readonly [top: string, bottom: string];
  readonly behind: readonly Shape[];
  readonly inFront: readonly Shape[];
  /** Shown when the scene opens. */
  readonly caption: string;
  /** Lights that change their strength, by turns. */
  readonly lights: readonly Shape[];
}
