import { languageName } from '../format/language.ts';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'number';
  readonly isRequired?: boolean;
}

export function Field({ name, label, hint, type = 'text', isRequired = false }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      {type === 'number' ? (
        <input name={name} type="number" min={1} max={1000} />
      ) : (
        <input name={name} type="text" required={isRequired} autocomplete="off" spellcheck={false} />
      )}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}

/** Offered, not prescribed: any BCP 47 tag may be typed. */
const COMMON = [
  'ar',
  'de',
  'en',
  'es',
  'fr',
  'hi',
  'id',
  'it',
  'ja',
  'ko',
  'pl',
  'pt-BR',
  'ru',
  'th',
  'tr',
  'vi',
  'zh-Hans',
  'zh-Hant',
];

interface LanguageFieldProps {
  readonly name: string;
  readonly label: string;
  readonly byDefault?: string;
}

export function LanguageField({ name, label, byDefault = '' }: LanguageFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input name={name} list={`${name}-tags`} defaultValue={byDefault} required autocomplete="off" />
      <small>Language tag such as en, ko, pt-BR</small>
      <datalist id={`${name}-tags`}>
        {COMMON.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </datalist>
    </label>
  );
}

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly string[];
  readonly byDefault: string;
}

export function SelectField({ name, label, choices, byDefault }: SelectFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select name={name} defaultValue={byDefault}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}
