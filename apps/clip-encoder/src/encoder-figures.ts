/** What this node encodes with, for people (`/encoder`) and for Prometheus (`/metrics`). */
import type { PoolState } from '@langflix/media';
import type { Concurrency } from './machine/plan-concurrency.ts';

export interface NodeState extends PoolState {
  readonly concurrency: Concurrency;
  /** Highest share of any memory limit in use, 0 to 1. */
  readonly memoryPressure: number;
}

type Labels = Readonly<Record<string, string>>;

/** Text in Prometheus' format: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function encoderMetrics(state: NodeState): string {
  const { encoder, devices, rejected, fallbacks, concurrency } = state;
  const deviceOf = ({ name, device = '' }: { name: string; device?: string }): Labels => ({
    encoder: name,
    device,
  });
  return [
    ...family('langflix_encoder_info', 'gauge', 'The encoder that clips are made with', [[{ encoder }, 1]]),
    ...family('langflix_encoder_usable', 'gauge', 'Encoders by device: 1 passed its trial, 0 did not', [
      ...devices.map((device): Sample => [deviceOf(device), 1]),
      ...rejected.map((device): Sample => [deviceOf(device), 0]),
    ]),
    ...family('langflix_encoder_sessions', 'gauge', 'Clips that a device is working on', [
      ...devices.map((device): Sample => [deviceOf(device), device.running]),
    ]),
    ...family('langflix_encoder_session_limit', 'gauge', 'Sessions that a device was found to have', [
      ...devices.flatMap((device): Sample[] =>
        device.sessionLimit === null ? [] : [[deviceOf(device), device.sessionLimit]],
      ),
    ]),
    ...family(
      'langflix_encoder_fallbacks_total',
      'counter',
      'Clips that x264 made in the place of a device',
      [...Object.entries(fallbacks).map(([code, count]): Sample => [{ code }, count])],
    ),
    ...family('langflix_encoder_processes', 'gauge', 'Clips that may be encoded at a time', [
      [{}, concurrency.processes],
    ]),
    ...family('langflix_encoder_memory_pressure', 'gauge', 'Highest share of a memory limit in use', [
      [{}, state.memoryPressure],
    ]),
  ].join('');
}

type Sample = readonly [Labels, number];

function family(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string[] {
  if (samples.length === 0) return [];
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
    return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
  });
  return [`# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`, ...lines];
}
