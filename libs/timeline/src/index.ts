export { createTimeline } from './create-timeline.ts';
export type { Timeline } from './create-timeline.ts';
export { jobOf } from './timeline-event.ts';
export type { TimelineEvent } from './timeline-event.ts';
export { profileOf } from './profile.ts';
export type { StageProfile, TimelineProfile } from './profile.ts';
export { slowCauseOf } from './slow-cause.ts';
