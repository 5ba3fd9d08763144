import type { Character } from '../dialogue.ts';
import type { Figure } from './figures/anatomy.ts';
import { ben } from './figures/ben.ts';
import { kerr } from './figures/kerr.ts';
import { nora } from './figures/nora.ts';

export const FIGURES: Readonly<Record<Character, Figure>> = { nora, ben, kerr };
