/** The demo episode: an original short play, its Korean subtitles, and what happens between the lines. */

export type Character = 'nora' | 'ben' | 'kerr';
export type Place = 'kitchen' | 'stairwell' | 'living-room' | 'rooftop';

export interface SpokenLine {
  readonly who: Character;
  readonly english: string;
  readonly korean: string;
}

/** Ben's trumpet; its subtitles are sound descriptions, as in real files. */
export interface TrumpetSolo {
  readonly trumpet: 'cracked note' | 'birthday tune';
  readonly english: string;
  readonly korean: string;
}

export type Moment = SpokenLine | TrumpetSolo;

export interface Scene {
  readonly place: Place;
  /** Left to right. */
  readonly cast: readonly Character[];
  readonly moments: readonly Moment[];
}

const nora = (english: string, korean: string): SpokenLine => ({ who: 'nora', english, korean });
const ben = (english: string, korean: string): SpokenLine => ({ who: 'ben', english, korean });
const kerr = (english: string, korean: string): SpokenLine => ({ who: 'kerr', english, korean });

export const SCENES: readonly Scene[] = [
  {
    place: 'kitchen',
    cast: ['nora', 'ben'],
    moments: [
      nora("Ben, wake up. We've run out of coffee again.", '벤, 일어나. 커피가 또 떨어졌어.'),
      ben(
        'Calm down. I was going to pick some up on my way home.',
        '진정해. 집에 오는 길에 좀 사 오려고 했어.',
      ),
      nora(
        'You said that on Monday. You keep putting it off.',
        '월요일에도 그렇게 말했잖아. 자꾸 미루기만 하고.',
      ),
      ben(
        "All right, I'll give up sleep and go shopping at dawn.",
        '알았어, 잠을 포기하고 새벽에 장 보러 갈게.',
      ),
      nora('Hold on. Somebody slipped a note under the door.', '잠깐만. 누가 문 밑으로 쪽지를 밀어 넣었어.'),
      ben('Read it out. Is it from the landlord?', '소리 내서 읽어 봐. 집주인이 보낸 거야?'),
      nora(
        "It's from Mister Kerr downstairs. He wants to talk about your trumpet.",
        '아래층 커 아저씨야. 네 트럼펫 얘기를 하고 싶으시대.',
      ),
      ben("Oh no. He's going to throw us out.", '큰일 났다. 우릴 쫓아내실 거야.'),
      nora(
        "Don't jump to conclusions. Maybe he just wants some peace and quiet.",
        '지레짐작하지 마. 그냥 조용히 지내고 싶으신 걸 수도 있잖아.',
      ),
      ben('I knew I should have put that trumpet away.', '트럼펫을 진작 치워 뒀어야 했는데.'),
    ],
  },
  {
    place: 'stairwell',
    cast: ['kerr', 'nora', 'ben'],
    moments: [
      kerr("Ah, there you are. I've been looking for you two.", '아, 여기 있었군. 자네 둘을 찾고 있었네.'),
      nora(
        "We're so sorry. We didn't mean to let you down.",
        '정말 죄송해요. 실망시켜 드리려던 건 아니었어요.',
      ),
      ben("From now on, I'll cut down on the practising.", '이제부터 연습을 줄일게요.'),
      kerr(
        "Cut down? Good heavens, no. You've got it all wrong.",
        '줄인다고? 세상에, 그건 안 되네. 완전히 오해했구먼.',
      ),
      kerr(
        "It's been far too quiet since Tuesday. I can't get used to it.",
        '화요일부터 너무 조용하더군. 도무지 적응이 안 돼.',
      ),
      ben('You mean you can put up with all that noise?', '그 시끄러운 소리를 참으실 수 있다고요?'),
      kerr(
        'My late wife played the trumpet. You take after her, young man.',
        '먼저 떠난 아내가 트럼펫을 불었다네. 젊은이, 자네가 그 사람을 닮았어.',
      ),
      nora('A fan, out of the blue! Ben, say something.', '난데없이 팬이 생겼네! 벤, 뭐라고 말 좀 해 봐.'),
      kerr(
        'I turn seventy on Saturday. Would you drop by and play me a tune?',
        '토요일이면 내가 일흔이 되네. 들러서 한 곡 불어 주겠나?',
      ),
      ben("In front of people? I'd have to think it over.", '사람들 앞에서요? 곰곰이 생각해 봐야겠어요.'),
      nora("That means yes. We're looking forward to it.", '하겠다는 뜻이에요. 저희도 기대하고 있을게요.'),
    ],
  },
  {
    place: 'living-room',
    cast: ['ben', 'nora'],
    moments: [
      ben(
        "I can't go through with it, Nora. Please call it off.",
        '난 도저히 못 하겠어, 노라. 제발 취소해 줘.',
      ),
      nora(
        "You've got cold feet, that's all. It happens to everybody.",
        '겁먹은 것뿐이야. 누구나 그럴 때가 있어.',
      ),
      ben('I keep messing up the high note. Listen to this.', '높은음에서 자꾸 틀린단 말이야. 이거 들어 봐.'),
      { trumpet: 'cracked note', english: '[trumpet squeaks]', korean: '[트럼펫이 삑 하고 갈라지는 소리]' },
      nora(
        "Wow, that was terrible. Don't worry, you'll get over it.",
        '와, 정말 끔찍했어. 걱정 마, 곧 털어 낼 거야.',
      ),
      ben('Thanks. You really know how to cheer me up.', '고맙다. 넌 참 사람 기운 나게 할 줄 안다니까.'),
      nora(
        "Let's figure it out together. What if you leave the high note out?",
        '같이 방법을 찾아보자. 높은음을 빼 버리면 어때?',
      ),
      ben('Just leave it out? Nobody would notice, would they?', '그냥 빼라고? 아무도 눈치 못 채겠지?'),
      nora("Not a soul. It'll be a piece of cake.", '아무도 몰라. 식은 죽 먹기일 거야.'),
      ben('Speaking of cake, did you bake one for him?', '케이크 얘기가 나왔으니 말인데, 하나 구워 놨어?'),
      nora("I was hoping you wouldn't bring that up.", '그 얘기는 안 꺼냈으면 했는데.'),
    ],
  },
  {
    place: 'rooftop',
    cast: ['ben', 'nora', 'kerr'],
    moments: [
      kerr(
        'Settle down, everybody! Our star has finally turned up.',
        '자, 다들 조용히! 우리의 스타가 드디어 나타났네.',
      ),
      ben(
        'Happy birthday. This one is for you and your wife.',
        '생신 축하드려요. 이 곡은 아저씨와 사모님께 바칠게요.',
      ),
      { trumpet: 'birthday tune', english: '[trumpet plays softly]', korean: '[잔잔한 트럼펫 연주]' },
      nora('He pulled it off! He even hit the high note!', '해냈어! 높은음까지 제대로 냈다고!'),
      kerr(
        "She would have loved that. I'm over the moon.",
        '아내가 들었다면 정말 좋아했을 걸세. 더할 나위 없이 기쁘네.',
      ),
      ben('I made up my mind at the very last second.', '마지막 순간에 마음을 정했어요.'),
      nora('Stop showing off, and help yourself to some cake.', '잘난 척 그만하고 케이크나 좀 먹어.'),
      ben(
        "It's a bit burnt. How did you come up with this recipe?",
        '좀 탔는데. 이런 요리법은 어떻게 생각해 낸 거야?',
      ),
      kerr(
        'Never mind. Once in a blue moon, burnt cake is just right.',
        '괜찮네. 아주 가끔은 탄 케이크가 딱 좋은 법이지.',
      ),
      nora('So, shall we get together again next year?', '그럼 우리 내년에도 다시 모일까요?'),
      kerr(
        "Next year? Tomorrow morning! I'm counting on you both.",
        '내년? 내일 아침이지! 자네들만 믿고 있겠네.',
      ),
      ben('Well, there goes our peace and quiet.', '이런, 우리의 평화로운 나날도 이제 끝이네.'),
    ],
  },
];
