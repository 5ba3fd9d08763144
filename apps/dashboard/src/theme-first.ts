/** Runs before the page is painted: a page in the dark must not flash white. */
import { applyTheme, savedTheme } from './theme.ts';

applyTheme(savedTheme());
