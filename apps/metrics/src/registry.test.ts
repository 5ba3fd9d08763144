import { describe, expect, test } from '@jest/globals';
import { COUNTERS } from './figures.ts';
import { HISTOGRAMS } from './histograms.ts';
import { createLabelGuard } from './label-guard.ts';
import { createFigures } from './registry.ts';

describe('the registry', () => {
  test('serves what was observed, beside the figures of the process', async () => {
    const { registry, apply } = createFigures(() => 3);
    apply({ count: 'clips', labels: { outcome: 'encoded', encoder: 'libx264' } });
    apply({ count: 'clips', labels: { outcome: 'encoded', encoder: 'libx264' } });
    apply({ count: 'tokens', labels: { model: 'm', direction: 'input' }, by: 40 });
    apply({ observe: 'jobDuration', labels: { outcome: 'complete' }, value: 9.5 });
    const text = await registry.metrics();
    expect(text).toContain('langflix_clips_total{outcome="encoded",encoder="libx264"} 2');
    expect(text).toContain('langflix_llm_tokens_total{model="m",direction="input"} 40');
    expect(text).toContain('langflix_job_duration_seconds_sum{outcome="complete"} 9.5');
    expect(text).toContain('langflix_jobs_active 3');
    expect(text).toContain('langflix_jobs_submitted_total 0');
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  });

  test('names figures as Prometheus asks: prefix, unit, total', () => {
    for (const { name } of Object.values(COUNTERS)) expect(name).toMatch(/^langflix_[a-z_]+_total$/);
    for (const { name } of Object.values(HISTOGRAMS)) {
      expect(name).toMatch(
        /^(langflix|messaging|gen_ai)_[a-z_]+(_seconds|_expressions|_tokens?|_speed|_usage)$/,
      );
    }
  });
});

describe('a label', () => {
  test('takes so many values, then only "other"', () => {
    const guard = createLabelGuard(2);
    const values = ['a', 'b', 'c', 'a'].map((code) => guard('failures', { code }).code);
    expect(values).toEqual(['a', 'b', 'other', 'a']);
    expect(guard('chunks', { code: 'c' }).code).toBe('c');
  });

  test.each(['', ' a', 'x'.repeat(81), 'line\nbreak', '"'])('is never %j', (code) => {
    expect(createLabelGuard()('failures', { code }).code).toBe('other');
  });
});
