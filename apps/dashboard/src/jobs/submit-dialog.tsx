import { useState } from 'preact/hooks';
import { Dialog } from '../shell/dialog.tsx';
import { go } from '../state/router.ts';
import { useStore } from '../state/use-store.ts';
import { Field, LanguageField, SelectField } from './fields.tsx';
import { submissionOf } from './submission.ts';

const LEVELS = ['beginner', 'intermediate', 'advanced', 'mixed'] as const;
const ANALYZERS = ['auto', 'offline', 'gemini'] as const;
const CAPTIONS = ['burn', 'soft', 'none'] as const;

export function SubmitDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useStore();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      const fields = new FormData(event.currentTarget as HTMLFormElement);
      const job = await store.submit(submissionOf(fields));
      store.notices.show({ kind: 'done', text: 'Submitted' });
      go({ view: 'job', job });
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  }
  return (
    <Dialog title="New job" onClose={onClose}>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <Field name="video" label="Video" hint="Absolute path or URI, inside the media roots" isRequired />
        <Field name="subtitles" label="Subtitles" hint="Found beside or inside the video when left empty" />
        <Field name="translation" label="Translated subtitles" hint="Found in the same way; optional" />
        <div class="form-pair">
          <LanguageField name="sourceLanguage" label="Spoken" byDefault="en" />
          <LanguageField name="targetLanguage" label="Translated into" />
        </div>
        <details>
          <summary>More choices</summary>
          <div class="form-pair">
            <Field name="series" label="Series" />
            <Field name="episode" label="Episode" />
          </div>
          <div class="form-pair">
            <SelectField name="level" label="Level" choices={LEVELS} byDefault="intermediate" />
            <SelectField name="analyzer" label="Analyzer" choices={ANALYZERS} byDefault="auto" />
          </div>
          <div class="form-pair">
            <SelectField name="captions" label="Captions" choices={CAPTIONS} byDefault="burn" />
            <Field name="maxClips" label="Most clips" type="number" />
          </div>
        </details>
        <p class="problem" role="alert">
          {problem}
        </p>
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={isBusy}>
            Submit
          </button>
        </div>
      </form>
    </Dialog>
  );
}
