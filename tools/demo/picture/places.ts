import type { Place } from '../dialogue.ts';
import { KITCHEN } from './places/kitchen.ts';
import { LIVING_ROOM } from './places/living-room.ts';
import { ROOFTOP } from './places/rooftop.ts';
import { STAIRWELL } from './places/stairwell.ts';
import type { Stage } from './stage.ts';

export const STAGES: Readonly<Record<Place, Stage>> = {
  kitchen: KITCHEN,
  stairwell: STAIRWELL,
  'living-room': LIVING_ROOM,
  rooftop: ROOFTOP,
};
