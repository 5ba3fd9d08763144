import { useState } from 'preact/hooks';
import { useStore } from '../state/use-store.ts';

export function Login() {
  const store = useStore();
  const [problem, setProblem] = useState('');
  async function login(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const token = new FormData(event.currentTarget as HTMLFormElement).get('token');
    try {
      await store.login(String(token));
    } catch (error) {
      setProblem((error as Error).message);
    }
  }
  return (
    <main class="login">
      <form onSubmit={(event) => void login(event)}>
        <h1>LangFlix</h1>
        <label class="field">
          <span>Access token</span>
          <input name="token" type="password" autocomplete="current-password" required autofocus />
          <small>The one in the setting monitoring.token of the metrics service.</small>
        </label>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button class="button primary" type="submit">
          Open
        </button>
      </form>
    </main>
  );
}
