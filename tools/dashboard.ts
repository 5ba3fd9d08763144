/** `node tools/dashboard.ts`: builds the dashboard where that is needed, and prints the folder it is in. */
import { cachedDashboard } from './build/dashboard-cache.ts';

console.log(await cachedDashboard());
