import { describe, expect, test } from '@jest/globals';
import { brokerCommandLine, commandLine } from './command-line.ts';

const BY_DEFAULT = ['127.0.0.1:4222'];

describe('a command in a hint', () => {
  test('starts as the user starts it', () => {
    expect(commandLine(['watch', 'j1'], false)).toBe('langflix watch j1');
    expect(commandLine(['watch', 'j1'], true)).toBe('npm run langflix -- watch j1');
  });

  test('survives the shell', () => {
    expect(commandLine(['up', '--out', "my mother's films"], false)).toBe(
      String.raw`langflix up --out 'my mother'\''s films'`,
    );
  });

  test('finds the broker that this command found', () => {
    const plain = commandLine(['watch', 'j1']);
    expect(brokerCommandLine(['watch', 'j1'], { servers: BY_DEFAULT })).toBe(plain);
    expect(brokerCommandLine(['watch', 'j1'], { servers: BY_DEFAULT, out: 'o' })).toBe(`${plain} --out o`);
    expect(brokerCommandLine(['watch', 'j1'], { servers: ['nats://a:1', 'b:2'], out: 'o' })).toBe(
      `NATS_URL=nats://a:1,b:2 ${plain}`,
    );
  });
});
