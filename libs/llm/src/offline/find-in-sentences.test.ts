import { beforeAll, describe, expect, test } from '@jest/globals';
import { aChunkReady, makeCue } from '@langflix/testing';
import type { Dictionary } from './dictionary.ts';
import { loadDictionary } from './dictionary.ts';
import { propose } from './propose.ts';

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await loadDictionary();
});

async function expressionsIn(...lines: string[]) {
  const cues = lines.map((text, index) => makeCue({ index, text }));
  const chunk = aChunkReady({ cues, level: 'mixed', minExpressions: 0, maxExpressions: 9 });
  return (await propose(chunk, dictionary)).map(({ expression }) => expression);
}

describe('a learner is shown', () => {
  test.each(
    `
I gave up smoking years ago. | gave up
We're running out of time, people! | running out of time
They offered him the job, but he turned it down. | turned it down
Did you figure this out all by yourself? | figure this out
The exam was a piece of cake. | a piece of cake
In the long run, honesty pays off. | In the long run
She ran into her old teacher at the station. | ran into
Could you look after the kids tonight? | look after
I'm looking forward to meeting you. | looking forward to
He's always showing off in front of girls. | showing off
Stop beating around the bush and tell me. | beating around the bush
You hit the nail on the head there. | hit the nail on the head
He let the cat out of the bag again. | let the cat out of the bag
I can't put up with this noise any longer. | put up with
They called the wedding off at the last minute. | called the wedding off
I picked my sister up at the airport. | picked my sister up
My car broke down on the highway. | broke down
Let's call it a day. | call it a day
I'm sick and tired of your excuses. | I'm sick and tired of
She made up her mind to leave. | made up her mind
It slipped my mind, sorry. | slipped my mind
The police let him off with a warning. | let him off
Keep an eye on my bag, will you? | Keep an eye on
I was just about to call you. | about to
He turned up late, as usual. | turned up
You're pulling my leg, aren't you? | pulling my leg
It's raining cats and dogs out there. | raining cats and dogs
We finally got rid of that old couch. | got rid of
Mary's decision came out of the blue. | out of the blue
Hang in there, help is coming. | Hang in there
We'd better hurry up or we'll be late. | We'd better
She takes after her mother. | takes after
They've fallen out with each other over money. | fallen out with
He jumped to conclusions again. | jumped to conclusions
What are you up to tonight? | What are you up to
How come you never told me? | How come
You've got to be kidding me. | You've got to be kidding
She's going through a tough time right now. | going through a tough
That rings a bell. | rings a bell
He passed away last winter. | passed away
Don't let them push you around. | push you around
He was caught red-handed in the kitchen. | caught red-handed
She blurted out the secret. | blurted out
Things got out of hand pretty quickly. | got out of hand
When it comes to cooking, I'm hopeless. | When it comes to
The ball is in your court now. | The ball is in your court
I don't have a clue what she means. | have a clue
They talked me into buying it. | talked me into
Simmer down, both of you. | Simmer down
He wolfed down his dinner. | wolfed down
Nobody stood up for me. | stood up for
Get it off your chest. | Get it off your chest
They threw him under the bus. | threw him under the bus
Tom got on Jerry's nerves. | got on Jerry's nerves
He bit off more than he could chew. | bit off more than he could chew
We'll cross that bridge when we come to it. | cross that bridge when we come to it
Are you supposed to be here? | supposed to
Give me a break! | Give me a break
He turned the lights off and went to bed. | turned the lights off
She looks down on people like us. | looks down on
His mind is made up. | His mind is made up
Tom's head start did not help him. | head start
Quit runnin' off at me, I'm fed up with it. | I'm fed up with
`
      .trim()
      .split('\n')
      .map((row) => row.split(' | ') as [string, string]),
  )('%s => %s', async (sentence, expression) => {
    expect(await expressionsIn(sentence)).toContain(expression);
  });

  test('an expression that runs on into the next line', async () => {
    expect(await expressionsIn('I told you I would never give', 'up on this team.')).toContain('give up');
  });

  test('the longest of several that overlap, and no two that do', async () => {
    const found = await expressionsIn("She's come up with a plan to get away with it.");
    expect(found).toEqual(expect.arrayContaining(['come up with', 'get away with']));
    expect(found).toHaveLength(2);
  });
});

describe('a learner is not bothered with', () => {
  test.each([
    'The book is on the table.',
    'I live in a small house near the river.',
    'My brother works at the bank.',
    'She drank a glass of cold water.',
    'The children are playing in the garden.',
    'He put the plates on the table.',
    'There are three apples in the basket.',
    'We walked to the park and sat under a tree.',
    'The police officer opened the front door.',
    'I went to high school in New York.',
    'He looked at the ceiling.',
    'She gave the flowers to her mother.',
    'The cat is sleeping on the sofa.',
    'Turn it over the fire.',
    'I put it on the shelf.',
    'Take him up the stairs, doctor.',
    'She looked into my eyes.',
    'The run up the hill was hard.',
    'Pour the milk in it.',
    'What kind of dog is that?',
    'We took the book out of the box.',
    'It is a Venus flytrap from North Carolina.',
    'The president of the United States spoke.',
    'I hope he gives. Up there it is cold.',
    'Can we get it back on its wheels?',
    'Who knows what kind of disease they carry?',
    'She comes empty-handed in winter.',
    'We saw the show off Broadway.',
  ])('%s', async (sentence) => {
    expect(await expressionsIn(sentence)).toEqual([]);
  });
});
