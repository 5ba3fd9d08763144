/** Puts the page together: the only file that touches the browser's network and timers. */
import { render } from 'preact';
import { createApi } from './api/client.ts';
import { App } from './shell/app.tsx';
import { createStore } from './state/store.ts';
import { StoreContext } from './state/use-store.ts';

const store = createStore({
  api: createApi((path, init) => fetch(path, init)),
  clock: Date.now,
  open: () => new EventSource('api/events'),
  later(action, delayMs) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
});

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
render(
  <StoreContext.Provider value={store}>
    <App />
  </StoreContext.Provider>,
  root,
);
store.start();
