import { useState } from 'preact/hooks';
import { linkTo } from '../state/route.ts';
import { route } from '../state/router.ts';
import { useStore } from '../state/use-store.ts';
import { saveTheme, savedTheme } from '../theme.ts';
import type { Theme } from '../theme.ts';
import { Icon } from './icon.tsx';

export function Header({ onSubmit }: { readonly onSubmit: () => void }) {
  const { view } = route.value;
  return (
    <header class="header">
      <a class="brand" href={linkTo({ view: 'jobs' })} aria-label="LangFlix, all jobs">
        <Icon name="brand" />
        <span>LangFlix</span>
      </a>
      <nav class="tabs" aria-label="Views">
        <a
          class="tab tab-jobs"
          href={linkTo({ view: 'jobs' })}
          aria-current={view === 'jobs' ? 'page' : undefined}
        >
          Jobs
        </a>
        <a
          class="tab"
          href={linkTo({ view: 'overview' })}
          aria-current={view === 'overview' ? 'page' : undefined}
        >
          Overview
        </a>
      </nav>
      <Live />
      <ThemeButton />
      <button type="button" class="button primary" onClick={onSubmit}>
        <Icon name="plus" />
        <span>New job</span>
      </button>
    </header>
  );
}

const CONNECTION_WORDS = { connecting: 'Connecting', live: 'Live', lost: 'Connection lost' } as const;

function Live() {
  const state = useStore().connection.value;
  return (
    <p class={`live is-${state}`}>
      <span class="live-dot" aria-hidden="true" />
      <span>{CONNECTION_WORDS[state]}</span>
    </p>
  );
}

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: 'contrast', light: 'sun', dark: 'moon' } as const;

function ThemeButton() {
  const [theme, setTheme] = useState(savedTheme);
  const change = (): void => {
    saveTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  return (
    <button
      type="button"
      class="button icon-only"
      onClick={change}
      aria-label={`Colours: ${theme}. Change to ${NEXT[theme]}`}
      title={`Colours: ${theme}`}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
