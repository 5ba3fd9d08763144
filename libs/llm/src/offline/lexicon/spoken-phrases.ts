/**
 * Turns of everyday speech, one per line: pattern | level and worth | meaning | similar expressions.
 * The pattern language is described in parse-entry.ts.
 */
export const SPOKEN_PHRASES = `
(be~) about to | i2 | going to (do something) very soon | on the point of
(be~) supposed to | i2 | expected to; it is said that | ought to, should
(be~) bound to | a2 | certain to | sure to
(be~) up to | i1 | doing (often something secret); depending on |
(be~) up to you/him/her/me/them | i3 | for you to decide | your choice
(be~) better off | i3 | in a better situation |
(be~) in charge of | i3 | responsible for | responsible for
(be~) in charge | i3 | responsible; the leader | responsible
(be~) on the way | b2 | coming | coming
(be~) worth it | i3 | good enough for the effort or cost |
(be~) out of control | i3 | impossible to manage | wild
(be~) out of one's mind | i3 | mad | crazy
(be~) in trouble | b2 | in a situation where one may be punished or hurt | in hot water
(be~) in danger | b2 | likely to be hurt | at risk
(be~) in a hurry | b3 | needing to be fast | pressed for time
(be~) in love with | b2 | feeling love for | crazy about
(be~) on fire | b1 | burning | burning
(be~) out of one's hands | i2 | no longer in one's control |
(be~) out to get | a2 | trying to harm |
(be~) through with | i2 | finished with | done with
(be~) stuck with | a2 | unable to get rid of |
(be~) mad at | i2 | angry with | angry with
(be~) good at | b2 | able to do well | skilled at
(be~) crazy about | i3 | liking or loving very much | in love with
(be~) into it/that/this | i2 | very interested in | keen on
(be~) not in the mood | i3 | not wanting to do it now |
(be~) the matter with | b2 | wrong with | wrong with
(be~) used to | b0 | meant for; accustomed to |
(be~) used to it/this/that/them/being/having/living/working/doing/getting | i2 | find something normal because one knows it | accustomed to it
a big deal | i3 | something important | important
a bunch of | i2 | a number of | a lot of
a couple of | b2 | two or a few | a few
a great deal | i2 | very much | a lot
a hell of a | a2 | a very good, bad or big |
a lot of nerve | a3 | rudeness, boldness | cheek
a pain in the ass | a1 | (rude) a very annoying person or thing | nuisance
after all | i3 | in spite of what one thought; one must remember | in the end
all along | i3 | from the beginning | the whole time
all at once | i2 | suddenly; at the same time | suddenly
all day long | b1 | for the whole day |
all in all | a2 | when everything is considered | on the whole
all of a sudden | i3 | suddenly and unexpectedly | suddenly
all over again | i3 | once more from the beginning | from scratch
all over | b1 | everywhere on; finished | everywhere
all the better | a2 | even better |
all the same | i2 | in spite of that | nevertheless
all the time | b2 | very often; without stopping | always
all the way | b1 | the whole distance; completely | completely
any minute/moment/second now | i3 | very soon | very soon
any time soon | i2 | in the near future |
anything but | a3 | not at all | not at all
as a matter of fact | i3 | really; used to add or correct something | actually, in fact
as a result | i2 | because of that | therefore
as far as i 'm concerned | i2 | in my opinion | in my opinion
as far as i/one/we know/knows | i3 | if what I know is right |
as for | i1 | if we talk about | when it comes to
as good as new | i2 | like new again |
as if | i1 | in a way that seems; I don't believe it | like
as long as | i2 | if; during the whole time that | provided that
as soon as | b3 | at the moment when | the moment
as soon as possible | b3 | as fast as it can be done | quickly
as usual | b2 | as always | as always
as well | b2 | also | too
as well as | i1 | and also | and
at a time | i1 | in one go |
at all costs | a3 | whatever it takes | no matter what
at any rate | a3 | anyway | in any case
at first | b2 | in the beginning | to begin with
at first sight | i2 | when seen for the first time |
at last | i2 | in the end, after waiting | finally
at least | b2 | not less than; if nothing else |
at most | i1 | not more than |
at once | b2 | now, without waiting; at the same time | immediately
at one's own risk | a2 | being oneself responsible for harm |
at stake | a3 | that may be lost | at risk
at the moment | b2 | now | right now
at the same time | b2 | together; yet | simultaneously
at the very least | a2 | as the smallest thing one can expect |
bad luck | b1 | misfortune | misfortune
beats me | a3 | I don't know | I have no idea
been there done that | a3 | I know it already |
before long | a2 | soon | soon
better not | i2 | should not | shouldn't
big time | a2 | very much | very much
bless one's heart | a2 | said of a dear person |
brand new | i2 | completely new | unused
by accident | i3 | without wanting to | by mistake, accidentally
by far | i2 | by a great amount | much
by mistake | i3 | without wanting to | by accident
by oneself | b2 | alone; without help | alone
by the time | i2 | when; before | when
by the way | b3 | used when one comes to another subject | incidentally
by then | i1 | before that time |
calm down | b2 | become less excited or angry | relax
can't/couldn't afford | i3 | does not have the money or time for |
can't/couldn't be serious | i3 | (surprised) that is not what one means | you're kidding
can't/couldn't help it | i3 | be unable to stop oneself |
can't/couldn't stop thinking about | i2 | think all the time of |
can't/couldn't wait to | i3 | want very much to | look forward to
can't/couldn't wait | i2 | be very eager | look forward to
cheer up | b2 | don't be sad |
couldn't/could care less | a3 | do not care at all | don't care
couldn't agree more | a3 | agree completely |
don't/doesn't/didn't bother | i3 | not take the trouble |
don't/doesn't/didn't care | b2 | find it unimportant |
don't/doesn't/didn't get it | i2 | not understand | not understand
don't/doesn't/didn't give a damn | a3 | (rude) not care at all | don't care
don't/doesn't/didn't have the heart to | a3 | not be cruel enough to |
don't/doesn't/didn't stand a chance | i3 | cannot win | have no hope
don't/doesn't/didn't mind | i3 | be not against | be all right with
don't get me wrong | i3 | don't misunderstand me |
don't hold your breath | a3 | it will not happen soon |
don't mention it | i3 | you need not thank me | you're welcome
don't push your luck | a3 | don't risk too much |
don't sweat it | a3 | don't worry | never mind
don't worry about it | b2 | it does not matter | never mind
early bird | a3 | a person who gets up or comes early |
enough is enough | i3 | it must stop now | that's it
even if | i1 | though perhaps |
even so | a2 | in spite of that | nevertheless
every single | i2 | each, without exception | each and every
everything happens for a reason | i2 | nothing is mere chance |
excuse me | b1 | used to get attention or to say sorry | pardon me
fair enough | i3 | that is reasonable | all right
far from it | a3 | not at all | not at all
fat chance | a3 | that will hardly happen | no way
fed up | i3 | having had enough | sick and tired
feel~ bad about | i2 | be sorry for | regret
feel~ better | b2 | be less ill or less sad | recover
feel~ guilty | i2 | think that one has done wrong |
feel~ like it | i3 | want to do it | be in the mood
feel~ up to | a3 | be well enough for |
first of all | b3 | before anything else | to begin with
first thing in the morning | i3 | early, before anything else |
for a change | i3 | so as to have something different |
for a living | i3 | as one's job |
for a reason | i2 | not by chance |
for a while | b2 | for some time | for some time
for example | b1 | to name one of many | for instance
for free | b2 | without having to pay | free of charge
for fun | b2 | because one enjoys it | for pleasure
for god/christ/heaven/pete/goodness 's sake | i3 | said when one is annoyed | come on
for instance | i2 | to name one of many | for example
for nothing | i1 | without pay; without a result | in vain
for now | b2 | until later | for the time being
for one thing | a2 | as a first reason | first of all
for real | i2 | truly; serious | really
for sure | b2 | certainly | certainly
for that matter | a3 | used to add that the same is true | as well
for the last time | i2 | never again after this |
for the most part | a3 | mostly | mainly
for what it's worth | a3 | though it may not help |
from now on | b3 | starting now and going on |
from time to time | i3 | sometimes | now and then
funny thing is | i2 | what is strange is |
get~ going | i2 | start; leave | set off
get~ it $ | i1 | understand | understand
get~ married | b2 | become husband and wife | tie the knot
get~ on with it | i3 | stop waiting and do it | hurry up
get~ ready | b2 | prepare oneself | prepare
get~ some rest/sleep | b2 | rest | rest
get~ the point | i2 | understand what matters |
get~ well | b2 | become healthy again | recover
get~ to work | b1 | begin to work | start working
go figure | a3 | how strange |
go for a walk/ride/drive/swim | b2 | walk (ride, drive) for pleasure |
good for you/him/her/them | i3 | well done | well done
good grief | a3 | (surprised) oh dear |
good luck | b2 | I hope you succeed |
good riddance | a3 | I am glad that it is gone |
great minds think alike | i3 | we had the same idea |
guess what | i3 | I have news for you |
had/'d better | i2 | should, or else something bad will happen | should, ought to
had/'d rather | i2 | would like more | would prefer to
would/'d rather | i2 | would like more | would prefer to
hang in there | i3 | don't give up |
hard to believe | i2 | scarcely true |
hard to say | i2 | not easy to know |
hardly ever | i3 | almost never | rarely
have/has/had a good time | b3 | enjoy oneself | have fun
have/has/had fun | b1 | enjoy oneself | enjoy oneself
have/has/had got to | b1 | must | must
have/has/had nothing to do with | i3 | not be connected with |
have/has/had something to do with | i3 | be connected with |
have/has/had a feeling | i3 | think something without being able to prove it | suspect
have/has/had a lot on one's mind/plate | a3 | have many things to think of or do |
have/has/had a say in | a3 | have the right to help decide |
have/has/had to do with | i2 | be connected with | concern
hear me out | a3 | listen until I have finished |
help yourself/yourselves | i3 | take what you like |
here and there | b2 | in several places |
here we go again | i3 | the same bad thing is starting once more |
here you are/go | b2 | said when giving something |
hold your horses | a3 | wait, not so fast | hold on
how about | b2 | what do you think of | what about
how are you doing | b1 | are you well | how are you
how can you tell | i3 | by what do you know |
how come | i3 | why | why
how dare you/he/she/they | a3 | I am angry at what you do |
how do you know | b1 | what makes you sure |
how does that sound | i2 | do you like the idea |
how's it going | i3 | how are you | what's up
i bet | i2 | I am sure |
i beg your pardon | i3 | I am sorry; please say it again | excuse me
i can tell | i3 | I notice it |
i couldn't care less | a3 | I do not care at all | I don't care
i don't blame you/him/her/them | i3 | I understand why |
i don't buy it | a3 | I don't believe it |
i have no idea | b3 | I do not know at all | I don't have a clue
i knew it | b2 | I was right to think so |
i know what you mean | b2 | I understand |
i mean it | i3 | I am serious | I'm serious
i owe you one | i3 | you helped me; I will help you |
i swear to god | i2 | I promise that it is true | I promise
i take it | a3 | I suppose | I suppose
i told you so | i3 | I was right and you did not listen |
i wouldn't count on it | a3 | it will hardly happen |
i'll be damned | a3 | (surprised) I didn't expect that |
i'll be right back | b3 | I return very soon |
i'll be right there | b3 | I come at once |
i'll say | a2 | I agree strongly |
i'll see what i can do | i3 | I will try to help |
i'm afraid so/not | i3 | unfortunately yes (no) | unfortunately
i'm all for it | a2 | I support it fully |
i 'm broke | i3 | I have no money |
i 'm done | b1 | I have finished |
i 'm flattered | a3 | thank you for the praise |
i 'm starving | i3 | I am very hungry | I'm hungry
i 'm on it | a3 | I am doing it already |
if anything $ | a3 | perhaps even; rather |
if i were you | i3 | my advice is |
if only | i2 | I wish that | I wish
if you ask me | i3 | in my opinion | in my opinion
if you don't mind | i3 | if it is all right with you |
in a way | i2 | to some degree | kind of
in a minute/moment/second | b2 | very soon | soon
in a hurry | b3 | needing to be fast |
in advance | i3 | before it happens | beforehand
in any case | i3 | whatever happens | anyway
in case | i2 | because something might happen |
in case of | i2 | if there is |
in common | i2 | shared |
in fact | b2 | really | as a matter of fact
in favor/favour of | a2 | supporting | for
in front of | b1 | before |
in general | i1 | mostly | usually
in no mood | a3 | not wanting to |
in no position to | a3 | not able or not allowed to |
in one piece | a3 | not hurt or broken | safe and sound
in one's opinion | b2 | as one thinks |
in other words | i3 | to say it differently | that is
in person | i3 | oneself, not by letter or telephone | face to face
in spite of | i3 | though there is or was | despite
in the beginning | b2 | at first | at first
in the end | b3 | after everything | finally
in the middle of nowhere | i3 | far from any town |
in the middle of | b2 | in the centre of; busy doing |
in the way | i2 | where it is hard to pass |
in time | b2 | not too late |
in touch with | i2 | in contact with |
instead of | b2 | in place of | rather than
is that so | i2 | really | really
it beats me | a3 | I don't know |
it can't be helped | a3 | nothing can be done about it |
it doesn't matter | b3 | it is not important | never mind
it figures | a3 | I expected it |
it goes without saying | a3 | it is quite clear | obviously
it serves you/him/her/them right | a3 | you deserve the bad luck |
serves you/him/her/them right | a3 | you deserve the bad luck |
it 's about time | i3 | it should have happened before | at last
it 's all greek to me | a3 | I can't understand it |
it 's been a while | i3 | we have not met for long | long time no see
it 's no use | i3 | it does not help | there's no point
it 's none of your business | i3 | it does not concern you |
it 's not worth it | i3 | it is not good enough for the trouble |
it 's on me | i3 | I pay for it | my treat
it 's up to you | i3 | you must decide |
it 's your call | a3 | you must decide | it's up to you
it takes one to know one | a3 | you are just like that yourself |
just a minute/moment/second/sec | b2 | wait a little | hold on
just about | i2 | almost | nearly
just for the record | a3 | so that it is known |
just in case | i3 | because something might happen | to be safe
just in time | i3 | only a little before it is too late |
just kidding | i3 | it was a joke | only joking
just like that | i2 | so suddenly and easily |
just so you know | i2 | I tell you that |
keep me posted | a3 | tell me the news |
keep up the good work | i3 | go on doing so well |
keep your shirt on | a3 | stay calm | calm down
what/which/that/this/some/any/a/the/every/each/another/one/first/his/her/my/your/only/same/new/these/those/different/worst/best/right/wrong kind/sort of | b0 | a class of things |
kind of | i1 | a little; in some way | sort of
later on | b2 | at a later time | afterwards
leave me alone | b3 | don't trouble me | go away
leave it to me | i3 | I will do it |
let alone | a3 | and certainly not |
let it go | i3 | stop worrying about it | forget it
let me get this straight | a3 | I want to be sure I understand |
let me know | b3 | tell me | tell me
let me put it this way | a3 | I will say it differently |
let 's face it | i3 | we must accept the truth |
let 's get down to business | i3 | let us begin the serious part |
let 's get going | i2 | let us start |
let 's get out of here | b2 | let us leave |
let 's hope for the best | i2 | may it end well |
let 's say | i2 | suppose | suppose
let 's see | b2 | let me think or look |
lighten up | i2 | don't be so serious |
like crazy/mad/hell | i2 | very much, very fast |
like it or not | i3 | whether one likes it or does not |
little by little | i3 | slowly, step by step | gradually
long ago | b1 | far back in the past |
long gone | a2 | no longer there for a long time |
look who's talking | a3 | you have the same fault |
make it quick | i3 | do it fast |
make it up to you/him/her/them | a3 | do something good for one who was hurt |
make~ it $ | i2 | arrive in time; succeed; survive | succeed
make~ it back/home/through/out/here/there/past | i2 | manage to come |
make~ it to | i2 | manage to reach | reach
make up your mind | i3 | decide | decide
mark my words | a3 | believe me, it will happen |
may as well | a3 | there is no reason not to | might as well
maybe some other time | i3 | not now, perhaps later |
might as well | a3 | there is no reason not to | may as well
mind you | a3 | but remember |
mind your own business | i3 | don't ask about other people's affairs |
more or less | i3 | about; almost | roughly
more than likely | a2 | very probably | probably
my bad | i3 | it was my mistake | my mistake
my goodness | i2 | (surprised) oh |
my guess is | i2 | I suppose |
my lips are sealed | a3 | I will not tell |
my treat | i3 | I pay for you | it's on me
my two cents | a3 | my opinion |
never mind | b3 | it does not matter | forget it
next to nothing | a3 | almost nothing |
next thing you/i know | a2 | suddenly |
nice try | i2 | you tried, but it did not work |
no big deal | i3 | it is not important | never mind
no doubt | i2 | certainly | certainly
no kidding | i3 | really; I knew that | seriously
no longer | i2 | not any more | not any more
no matter what | i3 | whatever happens | at all costs
no matter how | i3 | it makes no difference how | however
no offense/offence | i3 | I don't want to hurt you |
no point in | i3 | no use in | no use
no sooner than | a2 | at the moment when |
no sweat | a3 | it is easy | no problem
no way ^to/of/out/he/she/you/we/i/they/that/in | i2 | certainly not | not a chance
no wonder | i3 | it is not surprising |
none of your/one's business | i3 | not your affair |
not a bit | i1 | not at all | not at all
not at all | b2 | in no way |
not even close | i3 | very far from it |
not even | b1 | used to say that something is surprising |
not exactly | i2 | not really | not quite
not for the world | a2 | not for any price |
not in the least | a3 | not at all | not at all
not necessarily | i3 | perhaps, but not always |
not only | b1 | what is said and also more |
not so fast | i3 | wait | hold on
not that i know of | a3 | I think not |
not to mention | a3 | and also, more important | let alone
nothing but | i3 | only | only
nothing to do with | i3 | not connected with |
now and then | i3 | sometimes | from time to time
now that you mention it | i3 | your words remind me |
of all people/things/places | a3 | more than any other (surprising) |
of course | b1 | certainly | certainly
off you go | i2 | you may leave |
oh my god | b1 | said when one is surprised |
oh well | i1 | it can't be changed |
on account of | a2 | because of | because of
on behalf of | a3 | in the name of |
on one's own | i3 | alone, without help | alone
on one condition | i3 | only if |
on the contrary | a3 | quite the opposite is true |
on the double | a3 | very fast | at once
on the whole | a2 | when everything is considered | all in all
on time | b3 | not late | punctual
once again | b2 | one more time | again
once more | b2 | one more time | again
one at a time | i2 | not together but each alone | one by one
one by one | i3 | each alone, one after another | one at a time
one more time | b2 | again | once more
one thing at a time | i3 | let us not do everything together |
one way or another/other | i3 | somehow | somehow
only if | i1 | on no other condition than |
or else | i3 | if not, something bad will happen | otherwise
or so | i2 | about | or thereabouts
or something | i2 | or some such thing |
out loud | i3 | so that others can hear | aloud
out of curiosity | a3 | because one wants to know |
out of luck | i2 | unlucky | unlucky
out of reach | i2 | too far to be taken |
out of spite | a3 | in order to hurt |
out of the way | i2 | where it does not hinder |
out of town | b2 | away from one's city | away
out there | b1 | in the world outside |
out with it | a3 | say it now | spit it out
over and over | i3 | again and again | repeatedly
over and out | a1 | end of the radio message |
over with | i2 | finished | done
pardon me | b1 | excuse me | excuse me
pardon my french | a3 | sorry for the bad word |
pull yourself together | i3 | get control of your feelings |
put it this way | a3 | say it so |
quite a few | i3 | many | many
quite a while | i2 | a long time | a long time
rather than | i2 | and not | instead of
rest assured | a3 | be certain |
right away | b3 | at once | immediately
right now | b1 | at this moment | at the moment
save it | a2 | don't say it, I don't want to hear |
say no more | i3 | I understand already |
scared to death | i3 | extremely frightened | terrified
see what you mean | i1 | understand |
see you around/later/soon/tomorrow | b2 | goodbye | goodbye
seize the day | a3 | use your time |
shame on you/him/her | a3 | you should be ashamed |
since when | a2 | (surprised) I did not know that |
so be it | a3 | then let it happen |
so far | b2 | until now | until now
so long | i1 | goodbye; such a long time | goodbye
so to speak | a3 | as one might say |
so what $ | i2 | it does not matter | who cares
some other time | i3 | not now |
something is/'s up | i2 | something is wrong |
something tells me | i3 | I have the feeling |
sooner than | i1 | earlier than |
sort of | i1 | a little; in some way | kind of
sounds like a plan | i3 | I agree with that |
spare me | a3 | don't tell me that |
stay tuned | a3 | wait for more |
such a | b1 | so (great) a |
such as | b1 | for example | like
take care | b2 | goodbye; be careful | be careful
take it back | i2 | say that one did not mean it |
take it from me | a3 | believe me |
take my word for it | a3 | believe me |
take your time | i3 | don't hurry | no rush
tell me about it | a3 | I know that feeling well | I know
tell the difference | i3 | see in what way they are not alike | tell apart
thank god/goodness/heavens | b3 | I am very glad |
thanks a lot | b2 | thank you very much | thank you
thanks to | i2 | because of | because of
that explains it | i3 | now I understand why |
that makes two of us | i3 | I feel the same | me too
that 'll be the day | a3 | it will never happen |
that 'll do | a3 | that is enough | that's enough
that 's a shame | i3 | I am sorry to hear it | that's too bad
that 's all | b1 | there is nothing more |
that 's all there is to it | i3 | it is as simple as that |
that 's it | b1 | that is all; that is right |
that 's the way it is | i2 | it can't be changed |
that 's the way the cookie crumbles | a3 | such is life |
that 's what i'm talking about | i2 | exactly so |
that 's what i thought | b2 | I knew it |
the bottom line | a3 | the most important fact | the main thing
the hard way | i2 | with much trouble |
the last thing one/i/you/we/he/she/they need/want/wants/needs | i3 | what one wants least |
the less the better | i2 | it is best to have little |
the more the merrier | i3 | more people make more fun |
the other day | i3 | a few days ago | recently
the point is | i3 | what matters is | what matters is
the rest is history | a3 | you know what came then |
the sooner the better | i3 | as soon as possible | as soon as possible
the thing is | i3 | the reason or problem is | the problem is
the whole time | i2 | from beginning to end | all along
there you go | i2 | that is right; here it is |
there 's no telling | a3 | nobody can know | who knows
think nothing of it | a3 | don't thank me; don't mind | don't mention it
this is it | i1 | the important moment is here |
time and again | a3 | often | again and again
time 's up | i3 | there is no time left |
times a day/week/month/year | b1 | so often in each day (week) |
to be honest | i3 | saying what I really think | frankly
to begin/start with | i2 | first | first of all
to death | i1 | extremely; until dead | extremely
to hell with | a2 | (rude) I don't care about |
to one's surprise | i2 | so that one was surprised |
to tell you the truth | i3 | saying what I really think | to be honest
to the point ^where/of/that/i/you/he/she/we/they | a2 | saying only what matters |
too bad | b2 | I am sorry; it can't be changed | what a pity
try one's best | b3 | try as hard as one can | do one's best
twenty-four seven | a2 | all day, every day | around the clock
under the circumstances | a3 | because the situation is so |
under way | a2 | already going on | in progress
up and running | a3 | working |
up to now | i1 | until this time | so far
up to date | i2 | modern; with the latest facts | current
upside down | i2 | with the top at the bottom |
used to ^it/this/that/the/being/having/a | b2 | did or was in the past, but not now |
wait a minute/second/sec/moment | b2 | stop, be patient | hold on
wait and see | i3 | be patient until it happens |
watch your step | i3 | be careful | be careful
way to go | i3 | well done | well done
we'll see | b2 | perhaps; time will show | time will tell
we 'll see about that | a3 | I will not let it happen |
well done | b2 | good work | good job
what a coincidence | i3 | two things happened together by chance |
what a mess | i2 | how untidy or bad it is |
what a pity/shame | i3 | I am sorry about it | that's too bad
what a relief | i3 | I am glad that the worry is over |
what about | b1 | what do you think of; and what of | how about
what are friends for | i3 | friends help each other |
what are you up to | i3 | what are you doing |
what are you waiting for | i3 | do it now |
what brings you here | i3 | why have you come |
what do you do for a living | i3 | what is your job |
what do you know | a1 | (surprised) how interesting |
what do you say | i2 | do you agree | how about it
what else is new | a3 | that is always so |
what for | b1 | for what reason | why
what goes around comes around | a3 | what one does to others comes back |
what have you been up to | i3 | what have you been doing |
what if | b2 | what would happen if | suppose
what in the world | i2 | (surprised) what |
what on earth | i3 | (surprised) what | what in the world
what the hell | i1 | (rude, surprised) what | what on earth
what 's done is done | i3 | the past can't be changed |
what 's going on | b3 | what is happening | what's happening
what 's gotten into you/him/her | a3 | why do you behave so strangely | what's wrong with
what 's it to you | a3 | why do you care |
what 's on your mind | i3 | what are you thinking or worrying about |
what 's so funny | b2 | why are you laughing |
what 's that supposed to mean | i3 | (angry) what do you want to say |
what 's the big deal | i3 | why is it important |
what 's the catch | a3 | what is the hidden disadvantage |
what 's the difference | i1 | it is all the same |
what 's the matter | b3 | what is wrong | what's wrong
what 's the point | i3 | it seems useless | what's the use
what 's the rush | i3 | why are you in a hurry |
what 's the use | i3 | it does not help | what's the point
what 's up | b2 | hello; what is happening | how's it going
what 's with | a2 | what is wrong with | what's the matter with
what 's wrong with | b2 | what is bad about | what's the matter with
whatever it takes | i3 | everything that is needed | at all costs
when all is said and done | a3 | in the end | after all
where were we | i3 | what did we speak of before |
who cares | i2 | it is not important | so what
who knows $ | b2 | nobody can say |
why not | b1 | for what reason not; yes, let us |
with all due respect | a3 | I disagree, politely |
with all one's heart | i2 | completely and sincerely |
without a doubt | i2 | certainly | certainly
word has it | a3 | people say | they say
work one's way up | a2 | reach a better position by effort |
would you mind | i3 | please | could you
would/'d like to | b1 | want to (polite) | want to
yes and no | i1 | in part |
you bet | i3 | certainly | of course
you can count on me | i3 | trust me |
you can't be serious | i3 | I can't believe what you say | you must be joking
you can't win them all | a3 | nobody always succeeds |
you don't say | a3 | really | really
you 're kidding | i3 | I can't believe it | you must be joking
you must be joking/kidding | i3 | I can't believe it | you're kidding
you never know | i3 | nobody can be sure what will happen | who knows
you 're telling me | a3 | I know that very well |
you 're on | a2 | I accept the bet |
you 've got to be kidding | i3 | I can't believe it | you must be joking
be my guest | i3 | please do | go ahead
best of luck | i2 | I wish you success | good luck
bring it on | a2 | I am ready for the fight |
don't you dare | i3 | I warn you not to do it |
end of story | i2 | there is nothing more to say | period
for the record | a2 | so that it is known |
good call | i2 | that was a good decision |
had it up to here | a3 | unable to bear any more | fed up
here 's the deal | i3 | this is how things are | the thing is
how are you holding up | i3 | how do you manage in this hard time | how are you coping
i 'm all yours | a2 | I have time for you now |
it 's a deal | i2 | I agree | agreed
it 's a long story | i3 | it takes too long to explain |
it 's the least i can do | i3 | I am glad to help |
just my luck | i3 | I am unlucky as usual |
let me guess | i2 | I think I know |
like i said | i2 | I say again | as I said
no ifs ands or buts | a3 | without any excuses |
not my thing | i2 | not what I like | not my cup of tea
that 's beside the point | a3 | that has nothing to do with it |
that 's news to me | i3 | I did not know that |
the sky 's the limit | a3 | everything is possible |
to be frank | a2 | saying what I really think | to be honest
what 's the harm in | a2 | why not |
what took you so long | i3 | why are you late |
you asked for it | i2 | it is your own fault | you had it coming
you had me worried | i3 | I was afraid because of you |
you know what i mean | i2 | do you understand | you know
you made my day | i3 | you made me very happy |
you name it | a3 | anything you can think of | whatever you want
you read my mind | i3 | you thought the same as I |
you 're on your own | i3 | nobody will help you |
your call | i2 | you must decide | up to you
`;
