/**
 * Idioms and set images, one per line: pattern | level and worth | meaning | similar expressions.
 * The pattern language is described in parse-entry.ts.
 */
export const IDIOMS = `
a blessing in disguise | a3 | something that seems bad but turns out well | lucky accident
a dime a dozen | a3 | very common and of little worth | very common
a drop in the bucket/ocean | a3 | far too little to make a difference | far too little
a far cry from | a3 | very different from | very different from
a fish out of water | a3 | someone who does not feel at home in a place | misfit
a matter of time | i3 | sure to happen sooner or later | sooner or later
a matter of life and death | i3 | extremely important | vital
a pain in the neck/butt/ass | a2 | a very annoying person or thing | nuisance
a piece of cake | i3 | something very easy | easy as pie, child's play
a slip of the tongue | a3 | a small mistake in speaking | mistake
a taste of one's own medicine | a3 | the same bad treatment that one gave others | tit for tat
a thing of the past | i2 | something that no longer exists | history
a wild goose chase | a3 | a search that cannot succeed | waste of time
a wake-up call | a2 | an event that warns people to change | warning
a whole new ball game | a2 | a completely changed situation | different matter
a world of difference | a2 | a very great difference | huge difference
above and beyond | a2 | more than one's duty asks | more than expected
all ears | a3 | ready to listen | listening
all over the place | i2 | everywhere; in disorder | everywhere, in a mess
all set | i3 | ready | ready
all thumbs | a3 | clumsy with one's hands | clumsy
an arm and a leg | a3 | very much money | a fortune
apples and oranges | a3 | two things that cannot be compared | not comparable
around the clock | a2 | all day and all night | day and night
as clear as day/mud | a2 | very easy (or impossible) to understand | obvious
at a loss for words | a3 | not knowing what to say | speechless
at each other's throats | a2 | fighting all the time | fighting
at the drop of a hat | a3 | at once, without needing a reason | immediately
at the end of one's rope | a3 | with no patience or strength left | desperate
at the end of the day | i3 | when all is considered | after all, in the end
at the last minute | i3 | just before it is too late | at the eleventh hour
back against the wall | a3 | in a difficult position without escape | cornered
back to square one | a3 | back at the beginning, having won nothing | start over
back to the drawing board | a3 | time to plan again from the start | start again
(be~) on one's own | i2 | alone; without help | alone
be~ dying to | i3 | want very much to | be eager to
be~ fed up with | i3 | have had enough of | be sick of
be~ in over one's head | a3 | have more trouble than one can manage | out of one's depth
be~ on the same page | a3 | agree about what is to be done | agree
be~ sick of | i3 | be annoyed by something that goes on too long | be fed up with
be~ sick and tired of | i3 | be very annoyed by something that goes on too long | be fed up with
beat~ a dead horse | a3 | go on about something that is settled | waste one's breath
beat~ around the bush | a3 | avoid saying what one means | avoid the issue
behind bars | a3 | in prison | in prison
behind one's back | i3 | without someone's knowledge | secretly
behind the scenes | a2 | where the public cannot see | in secret
bend~ over backwards | a3 | try very hard to help | go out of one's way
bend~ the rules | a3 | do what is not quite allowed | make an exception
beside oneself | a3 | almost out of control with feeling | distraught
better late than never | i3 | it is good that it was done, though late |
better safe than sorry | i3 | it is wise to be careful | play it safe
between a rock and a hard place | a3 | having only two bad choices | in a dilemma
between you and me | i3 | in secret | confidentially
beyond me | a2 | impossible for me to understand | over my head
bite~ off more than i/you/he/she/we/they/one can/could chew | a3 | try to do more than one is able to | overdo it
bite~ one's tongue | a3 | keep oneself from saying something | say nothing
bite~ the bullet | a3 | do something unpleasant that cannot be avoided | grit one's teeth
bite~ the dust | a3 | die; fail | fail
black and white | i1 | with clear right and wrong | clear-cut
black sheep | a3 | the bad one in a family | outsider
blow~ it | a3 | lose a chance by a mistake | mess up
blow~ off steam | a3 | get rid of anger or energy | let off steam
blow~ one's cover | a3 | show who one really is | give away
blow~ one's mind | a3 | surprise or impress very much | amaze
blow~ one's/a top/fuse | a3 | become very angry | lose one's temper
break~ a leg | a3 | good luck (said to a performer) | good luck
break~ one's heart | i3 | make very sad | make miserable
break~ the bank | a3 | cost too much | cost a fortune
break~ the ice | a3 | make people feel relaxed at a first meeting | start a conversation
break~ the law | i2 | do what the law forbids | commit a crime
break~ the news | a3 | be the first to tell something important | tell
break~ one's promise/word | i2 | not do what one promised | go back on one's word
bring~ home the bacon | a3 | earn the money the family lives on | earn a living
bring~ to light | a2 | make known | reveal
burn~ one's bridges | a3 | make it impossible to go back |
burn~ the midnight oil | a3 | work late into the night | work late
bury~ the hatchet | a3 | make peace after a quarrel | make peace
buy~ time | a3 | delay something in order to be able to act | stall
by a long shot | a3 | by a great amount | by far
by all means | a3 | certainly; please do | of course
by any chance | i3 | perhaps (in polite questions) | perhaps, possibly
by heart | i3 | so that one can repeat it from memory | from memory
by the book | a3 | exactly following the rules | strictly
by the skin of one's teeth | a3 | only just | barely
call~ it a day/night | i3 | stop working for today | finish work
call~ it quits | a3 | stop doing something | stop, give up
call~ one's bluff | a3 | ask someone to do what they threaten, thinking they can't | challenge
call~ the shots | a3 | be the one who decides | be in charge
can't/couldn't help but | a3 | be unable not to | be forced to
can't/couldn't make heads or tails of | a3 | cannot understand at all | cannot understand
can't/couldn't stand | i3 | hate | hate, can't bear
can't/couldn't take one's eyes off | a3 | cannot stop looking at | stare at
catch~ a glimpse of | a3 | see for a very short time | spot
catch~ sb off guard | a3 | surprise someone who is not prepared | take by surprise
caught red-handed | a3 | found while doing something wrong | caught in the act
catch~ sb red-handed | a3 | find someone while they do something wrong | catch in the act
catch~ one's breath | i3 | rest until one breathes normally | rest
catch~ one's eye | a3 | attract someone's attention | attract attention
catch~ a cold | b2 | become ill with a cold | get a cold
change~ one's mind | b3 | come to a different decision | think again
change~ the subject | i3 | begin to talk about something else | talk about something else
clear~ the air | a3 | end bad feelings by talking openly | talk it out
close call | a3 | a danger only just escaped | narrow escape
close shave | a3 | a danger only just escaped | close call
close to home | a3 | so true that it hurts |
cold feet | a3 | sudden fear of doing what one planned | second thoughts
cold turkey | a3 | suddenly and completely (giving up a habit) | all at once
come~ a long way | a3 | have made much progress | make progress
come~ to an end | i2 | finish | end
come~ to one's senses | a3 | begin to think sensibly again | see reason
come~ to terms with | a3 | slowly accept something sad | accept
come~ as a surprise | i2 | be unexpected | surprise
cost~ an arm and a leg | a3 | be very expensive | cost a fortune
couch potato | a3 | a person who watches television all day | lazybones
crack of dawn | a3 | very early in the morning | daybreak
cross~ one's fingers | i3 | hope for luck | hope for the best
cross~ one's mind | a3 | be thought of for a moment | occur to
cross~ that bridge when one/we/i/you/he/she come/comes to it | a3 | deal with a problem only when it is there |
cross~ the line | a3 | do what is not acceptable | go too far
cry~ over spilt/spilled milk | a3 | be sad about what cannot be changed | regret
cry~ wolf | a3 | call for help when there is no danger | raise a false alarm
cup of tea | i3 | what someone likes (often: not my cup of tea) | taste, liking
cut~ corners | a3 | do a job badly to save time or money | do a sloppy job
cut~ sb some slack | a3 | not be so strict with someone | go easy on
cut~ to the chase | a3 | come to the important part | get to the point
dead end | i2 | a way or effort that leads nowhere | impasse
dead serious | a2 | completely serious | in earnest
dead tired | i2 | very tired | exhausted
deep down | i3 | in one's real feelings | at heart
dig~ one's own grave | a3 | cause one's own trouble |
do~ one's best | b3 | try as hard as one can | try hard
do~ sb a favor/favour | b3 | do something kind for someone | help out
do~ the trick | a3 | be just what is needed | work
do~ one's homework | i1 | prepare oneself well | prepare
don't/didn't mean to | b2 | not intend to | not on purpose
double standard | a2 | a rule that is not the same for everyone | unfairness
down in the dumps | a3 | sad | feeling blue
down the drain | a3 | wasted, lost | wasted
down to earth | a3 | practical and natural | practical, sensible
drag~ one's feet | a3 | act slowly because one does not want to act | delay
draw~ a blank | a3 | remember or find nothing |
draw~ the line at | a3 | refuse to go further than | set a limit
dressed to kill | a3 | wearing very striking clothes | dressed up
drive~ a hard bargain | a3 | be tough when making a deal |
drive~ sb crazy/nuts/mad/insane | i3 | annoy someone very much | annoy, get on one's nerves
drop~ the ball | a3 | make a mistake in an important task | mess up
drop~ the subject | i2 | stop talking about it | let it go
drop~ a hint | a3 | say something in an indirect way | suggest
ducks in a row | a3 | everything well organised | organised
easier said than done | i3 | difficult in practice |
eat~ one's words | a3 | admit that one was wrong | take it back
every cloud has a silver lining | a3 | there is something good in every bad thing | look on the bright side
every now and then | i3 | sometimes | from time to time, once in a while
every so often | a3 | sometimes | now and then
every other day/week/night | i2 | on one, not on the next |
face the facts | i2 | accept the truth |
face~ the music | a3 | accept punishment for what one did | pay the price
face to face | i3 | together in the same place | in person
fair and square | a3 | honestly, within the rules | honestly
fall~ head over heels | a3 | be suddenly and completely in love | be madly in love
fall~ on deaf ears | a3 | be ignored | be ignored
false alarm | i2 | a warning about something that does not happen |
feel~ free to | i3 | please do, you need not ask | go ahead
feel~ sorry for | b3 | pity | pity
feel~ blue | i2 | be sad | feel down
feel~ under the weather | a3 | be a little ill | be ill
few and far between | a3 | rare | rare
find~ one's feet | a3 | get used to a new situation | settle in
fine line | a3 | a very small difference |
fingers crossed | i3 | hoping for luck | hope for the best
first come first served | i3 | whoever arrives first gets it |
fish out of water | a3 | someone who does not feel at home in a place | misfit
fit as a fiddle | a3 | very healthy | in good shape
follow~ in one's footsteps | a3 | do what an older person did before | follow one's example
follow~ suit | a3 | do the same as someone else did | do likewise
food for thought | a3 | something worth thinking about |
for good | i3 | for ever | forever, permanently
for the sake of | a3 | in order to help | for the good of
for the time being | i3 | for now, not for ever | for now
from scratch | a3 | from the very beginning, with nothing ready | from nothing
full of oneself | a3 | too proud | conceited
game changer | a2 | something that changes the situation completely | turning point
get~ a grip | a3 | get control of oneself | pull oneself together
get~ a life | i2 | do something more interesting |
get~ cold feet | a3 | become too afraid to do what one planned | chicken out
get~ one's act together | a3 | become organised | pull oneself together
get~ one's hands dirty | a3 | do hard or dishonest work |
get~ one's hopes up | i3 | expect something good too soon |
get~ one's way | a3 | have what one wants, against others |
get~ out of one's mind/head | i2 | stop thinking of | forget
get~ the short end of the stick | a3 | be treated worse than others | lose out
get~ the wrong idea | i3 | misunderstand | misunderstand
get~ under one's skin | a3 | annoy someone deeply | annoy
get~ wind of | a3 | hear about a secret | hear about
give~ credit | a2 | say that someone did well | praise
give~ sb the cold shoulder | a3 | be unfriendly on purpose | ignore
give~ sb the green light | a3 | allow someone to begin | approve
give~ sb the slip | a3 | escape from someone | escape
go~ all out | a3 | use all one's strength | do one's best
go~ behind one's back | a3 | act without telling someone |
go~ easy on | i3 | be gentle with | be lenient with
go~ from bad to worse | i3 | become even worse | get worse
go~ off the deep end | a3 | become very angry or mad | lose it
go~ one's separate ways | a3 | part for good | split up
go~ out on a limb | a3 | take a risk alone | stick one's neck out
go~ over one's head | a3 | be too hard to understand |
go~ the extra mile | a3 | do more than one must | make an effort
go~ through the roof | a3 | become very angry; (of prices) rise fast | hit the roof
go~ to hell | i1 | (rude) leave me alone; be ruined | get lost
go~ to great lengths | a3 | try very hard | spare no effort
go~ up in smoke | a3 | be burnt or lost | come to nothing
good for nothing | a2 | useless | useless
grow~ on trees | a2 | be easy to get (money doesn't grow on trees) |
hands are tied | a3 | unable to act because of rules |
hands full | a3 | busy | busy
hang~ by a thread | a3 | be in great danger | be at risk
hard to come by | a3 | difficult to find | rare
hard feelings | a3 | anger between people | bad blood
have~ a ball | a3 | enjoy oneself very much | have fun
have~ a bone to pick | a3 | have a complaint |
have~ a chip on one's shoulder | a3 | be angry because one feels badly treated | bear a grudge
have~ a clue | i3 | know (I don't have a clue: I don't know) | know
have~ a crush on | a3 | be a little in love with | fancy
have~ a heart | i2 | be kind | be kind
have~ a hunch | a3 | feel that something is so | suspect
have~ a point | i3 | say something that is right | be right
have~ a word with | i3 | speak to in private | talk to
have~ an axe to grind | a3 | have a private reason to complain |
have~ butterflies in one's stomach | a3 | feel nervous | be nervous
have~ guts | i2 | be brave | be brave
have~ mixed feelings | i3 | be partly glad and partly not | be unsure
have~ no choice | i2 | be forced | be forced to
have~ no idea | b2 | not know at all | not have a clue
have~ one's back | a3 | support and protect someone | support
have~ one's hands full | a3 | be very busy | be busy
have~ one's heart set on | a3 | want very much | long for
have~ one's work cut out | a3 | have a difficult task |
have~ second thoughts | a3 | begin to doubt a decision | hesitate
have~ the guts | i3 | be brave enough | dare
have~ what it takes | i3 | be able to do something hard | be good enough
have~ the time of one's life | i3 | enjoy oneself very much | have a great time
heart to heart | a3 | honest and open (talk) | frank talk
heart in the right place | a3 | meaning well | well-meaning
hit~ rock bottom | a3 | reach the lowest point |
hit~ the books | a3 | study hard | study
hit~ the ceiling/roof | a3 | become very angry | lose one's temper
hit~ the hay/sack | a3 | go to bed | go to bed
hit~ the jackpot | a3 | have great luck | strike it rich
hit~ the nail on the head | a3 | say exactly what is right | be exactly right
hit~ the road | i3 | leave | set off
hit~ the spot | a3 | be just what one wanted to eat or drink |
hold~ a grudge | a3 | stay angry about something past | resent
hold~ one's breath | i3 | stop breathing; wait anxiously |
hold~ one's horses | a3 | wait, don't be so fast | hold on
hold~ one's tongue | a3 | say nothing | keep quiet
hold~ water | a3 | be believable | make sense
hot potato | a3 | a subject nobody wants to touch |
in a bind/jam/pickle | a3 | in a difficult situation | in trouble
in a heartbeat | a3 | at once, gladly | immediately
in a nutshell | a3 | in few words | in short
in a row | i2 | one after another | one after another
in bad shape | i2 | in bad condition | unwell
in cold blood | a3 | cruelly, without feeling | mercilessly
in good hands | i3 | well looked after | safe
in hot water | a3 | in trouble | in trouble
in no time | i3 | very soon, very fast | very quickly
in one's element | a3 | doing what one does well | at home
in one's face | a1 | directly at someone, rudely |
in one's right mind | a3 | sane, sensible | sane
in one's shoes | i3 | in someone's situation | in one's position
in one's way | i2 | where one wants to pass | blocking
in the back of one's mind | a3 | not thought of all the time but not forgotten |
in the blink of an eye | a3 | very fast | in no time
in the dark | i1 | not informed | uninformed
in the first place | i3 | from the beginning; as a first reason | to begin with
in the heat of the moment | a3 | without thinking because of anger or excitement |
in the long run | a3 | over a long time, in the end | in the end
in the loop | a3 | informed | informed
in the meantime | i3 | until then | meanwhile
in the mood for | i3 | wanting to have or do | feel like
in the nick of time | a3 | only just before it is too late | just in time
in the right place at the right time | i2 | lucky to be there |
in the same boat | a3 | in the same difficult situation |
in the spur of the moment | a2 | without planning |
in the wrong | i1 | guilty of a mistake | at fault
in vain | a3 | without success | for nothing
in your/one's dreams | i3 | that will never happen | no way
it takes two to tango | a3 | both are responsible |
's a small world | i3 | said on meeting someone unexpectedly |
's not rocket science | a3 | it is not difficult |
jump~ down one's throat | a3 | answer angrily |
jump~ on the bandwagon | a3 | do what everyone does | follow the crowd
jump~ the gun | a3 | start too early | act too soon
just around the corner | i3 | very near; soon | near, coming soon
keep~ a low profile | a3 | avoid being noticed | lie low
keep~ a secret | i3 | not tell anyone | say nothing
keep~ a straight face | a3 | not laugh |
keep~ sb company | i3 | stay with someone so that they are not alone | be with
keep~ sb posted | a3 | tell someone the news as it happens | keep informed
keep~ one's chin up | a3 | stay cheerful in difficulty | stay positive
keep~ one's cool | a3 | stay calm | stay calm
keep~ one's distance | i2 | not come close | stay away
keep~ one's eyes open/peeled | i3 | watch carefully | look out
keep~ one's fingers crossed | i3 | hope for luck | hope for the best
keep~ one's head above water | a3 | only just manage | survive
keep~ one's nose clean | a3 | stay out of trouble |
keep~ one's promise/word | i3 | do what one promised | be true to one's word
kick~ the bucket | a3 | die | die
kill~ time | i3 | do something while waiting | pass the time
kill~ two birds with one stone | a3 | reach two aims by one action |
know~ better | a3 | be wise enough not to do something |
know~ by heart | i3 | be able to say from memory |
know~ like the back of one's hand | a3 | know very well | know inside out
know~ the ropes | a3 | know how things are done | be experienced
last but not least | i3 | last, but just as important | finally
last straw | a3 | the last of many troubles, that makes it too much | breaking point
last resort | a3 | what one does when all else has failed |
laugh~ one's head off | a3 | laugh very much | burst out laughing
lay~ a finger/hand on | a3 | touch in order to hurt | touch, hurt
lay~ one's cards on the table | a3 | be open about one's plans | come clean
lead~ sb by the nose | a2 | control someone completely |
learn~ one's lesson | i3 | know better after a bad experience |
learn~ the hard way | i3 | learn by bad experience |
leave~ no stone unturned | a3 | try everything possible |
leave~ one's mark | a2 | have a lasting effect |
leave~ a lot to be desired | a3 | be rather bad |
leave~ sb in the lurch | a3 | leave someone who needs help | let down
lend~ sb a hand | i3 | help someone | help out
let~ bygones be bygones | a3 | forget past quarrels | forgive and forget
let~ it slide | a3 | do nothing about a fault | overlook
let~ nature take its course | a2 | not interfere |
let~ off steam | a3 | get rid of anger or energy | blow off steam
let~ sb off the hook | a3 | not punish someone | forgive
let~ one's guard down | a3 | stop being careful | relax
let~ one's hair down | a3 | relax and enjoy oneself | relax
let~ sleeping dogs lie | a3 | not touch old troubles | leave well alone
let~ the cat out of the bag | a3 | tell a secret by mistake | give the game away
like a charm | a3 | perfectly | perfectly
like father like son | i3 | a son is like his father | a chip off the old block
like two peas in a pod | a3 | very much alike | exactly alike
live~ from hand to mouth | a3 | have just enough money for today |
long shot | a3 | something that will hardly succeed |
long story short | i3 | to tell it in few words | in short
long time no see | i3 | we have not met for a long time |
look~ on the bright side | i3 | see the good in a bad situation | be positive
look~ the part | a3 | look right for a job or role |
lose~ count | i2 | no longer know how many |
lose~ face | a3 | be no longer respected | be humiliated
lose~ heart | a3 | stop hoping | despair
lose~ one's cool | a3 | become angry | lose one's temper
lose~ one's mind | i3 | become mad | go crazy
lose~ one's nerve | a3 | suddenly be too afraid | chicken out
lose~ one's temper | i3 | become angry | blow up
lose~ one's touch | a3 | no longer be as good as before |
lose~ one's way | i2 | no longer know where one is | get lost
lose~ track of | i3 | no longer know where or when | lose count of
make~ a big deal out of | i3 | treat as too important | exaggerate
make~ a difference | i3 | have an effect | matter
make~ a fool of | i3 | make someone look stupid | ridicule
make~ a fuss | a3 | complain or be excited about little |
make~ a fortune/killing | i3 | earn very much money | get rich
make~ a living | i3 | earn the money one needs | earn a living
make~ a mess | i2 | make dirty; do badly | mess up
make~ a mountain out of a molehill | a3 | make a small problem seem big | exaggerate
make~ a move | a2 | act; try to start a love affair | act
make~ a name for oneself | a3 | become well known | become famous
make~ a scene | a3 | behave loudly in public | cause a stir
make~ believe | i2 | pretend | pretend
make~ ends meet | a3 | have just enough money to live | get by
make~ friends | b2 | become friends | get to know
make~ no mistake | a2 | do not doubt it |
make~ one's blood boil | a3 | make very angry | infuriate
make~ one's day | i3 | make someone very happy |
make~ oneself at home | i3 | feel as if one were at home | get comfortable
make~ peace | i1 | end a fight | bury the hatchet
make~ room for | i2 | give space to |
make~ the best of | a3 | accept a bad situation as well as one can |
make~ the most of | i3 | use as well as one can | take advantage of
make~ the grade | a3 | be good enough | be good enough
one's mind is/'s/was made up | a3 | someone has decided | have decided
make~ up for lost time | a3 | work fast because one was late |
make~ waves | a3 | cause trouble by wanting change | rock the boat
make~ way for | a2 | move aside for |
mean~ business | a3 | be serious about what one plans | be serious
mean~ the world to | i3 | be very important to | be precious to
mind one's own business | i3 | not ask about other people's affairs |
miss~ the boat | a3 | be too late for a chance | lose the chance
miss~ the point | i3 | not understand what matters | misunderstand
money talks | a2 | rich people get what they want |
neck and neck | a2 | exactly level in a race |
needle in a haystack | a3 | something very hard to find |
neither here nor there | a3 | not important | irrelevant
never heard of | i1 | does not know |
nip in the bud | a3 | stop at an early stage |
no hard feelings | i3 | let us not be angry |
no pain no gain | i3 | nothing is won without effort |
no picnic | a2 | not easy | no easy task
no strings attached | a3 | without hidden conditions | unconditionally
nobody's fool | a2 | a person who can't be deceived |
not a chance | i3 | certainly not | no way
not one's cup of tea | i3 | not what someone likes |
not the end of the world | i3 | not so bad |
nothing to write home about | a3 | not special | nothing special
now or never | i3 | the last chance to do it | last chance
odds and ends | a3 | various small things | bits and pieces
off limits | a2 | forbidden | forbidden
off the beaten track/path | a3 | far from where people usually go | remote
off the hook | a3 | out of trouble | in the clear
off the record | a3 | not to be published | in confidence
off the top of one's head | a3 | without thinking long |
old habits die hard | a3 | it is hard to change one's ways |
on a roll | a3 | having a run of success |
on cloud nine | a3 | extremely happy | over the moon
on edge | a3 | nervous | nervous
on one's last legs | a3 | nearly finished or dead | worn out
on one's mind | i3 | in one's thoughts | worrying
on one's way | b2 | coming or going there now | coming
on pins and needles | a3 | nervous while waiting | on edge
on purpose | i3 | not by accident | deliberately
on second thought | i3 | having thought again |
on the ball | a3 | quick to understand and act | alert
on the bright side | a2 | seeing the good in it |
on the edge of one's seat | a3 | very excited about what will happen |
on the fence | a3 | not able to decide | undecided
on the house | a3 | paid for by the owner, free | free of charge
on the line | a1 | at risk; on the telephone | at stake
on the loose | a2 | free and dangerous | at large
on the other hand | i3 | from another point of view |
on the right track | i3 | thinking or acting in the right way |
on the rocks | a2 | likely to fail; (of a drink) with ice |
on the run | i2 | trying not to be caught | in hiding
on the safe side | i3 | careful, in case |
on the same page | a3 | in agreement | in agreement
on the spot | a2 | at once; in a difficult position | immediately
on the spur of the moment | a3 | without planning | impulsively
on the tip of one's tongue | a3 | almost remembered |
on the verge of | a3 | very near to | about to
on thin ice | a3 | in a risky situation |
on top of the world | a3 | very happy | over the moon
on top of that | i3 | also, in addition | besides
once and for all | i3 | now and for ever | finally
once in a blue moon | a3 | very rarely | hardly ever
once in a lifetime | i3 | happening only once | unique
once in a while | i3 | sometimes | now and then
one of a kind | i3 | unique | unique
one of these days | i3 | some day soon | some day
one step at a time | i3 | slowly and carefully | little by little
open-and-shut case | a2 | a matter easy to decide |
(be~) out of line | a3 | not acceptable in behaviour | rude
out of nowhere | i3 | suddenly and unexpectedly | out of the blue
out of one's depth | a3 | in a situation too hard for one | in over one's head
out of one's hands | i3 | no longer in one's control |
out of one's league | a3 | too good for someone |
out of one's mind | i3 | mad | crazy, insane
out of one's sight | i2 | where one can't see it |
out of order | i2 | not working | broken
out of proportion | a3 | made to seem too important | exaggerated
out of shape | i3 | not fit | unfit
out of the blue | a3 | suddenly and unexpectedly | out of nowhere
out of the question | a3 | impossible, not allowed | impossible
out of the woods | a3 | no longer in danger | safe
out of this world | a3 | wonderful | fantastic
out of touch | a3 | no longer informed |
out of work | i2 | having no job | unemployed
over my/one's dead body | a3 | I will never allow it | no way
over the moon | a3 | very happy | on cloud nine
over the top | a2 | too much | exaggerated
paint~ the town red | a3 | go out and have a good time | celebrate
par for the course | a3 | what one would expect | typical
party pooper | a3 | one who spoils the fun | killjoy
pass~ the buck | a3 | let somebody else be responsible |
pay~ attention | b3 | listen or watch with care | take notice
pay~ the price | i3 | suffer for what one did | face the music
pay~ through the nose | a3 | pay far too much |
peace of mind | i3 | freedom from worry | calm
pick~ one's brain | a3 | ask someone who knows a lot |
piece of cake | i3 | something very easy | easy as pie, child's play
piece of mind | a3 | what one thinks, said angrily |
play~ by ear | a3 | decide as things happen | improvise
play~ it by ear | a3 | decide as things happen | improvise
play~ by the rules | i3 | be honest and fair |
play~ dumb | a3 | pretend not to know | feign ignorance
play~ fair | i2 | be honest | be fair
play~ games | i1 | not be serious or honest |
play~ hard to get | a3 | pretend not to be interested in love |
play~ it cool | a3 | act as if one did not care |
play~ it safe | i3 | avoid risks | be careful
play~ second fiddle | a3 | be less important |
play~ with fire | a3 | do something dangerous | take risks
plenty of fish in the sea | a3 | there are other people to love |
point of no return | a3 | the moment after which one can't go back |
pop~ the question | a3 | ask someone to marry | propose
pull~ one's leg | a3 | tell someone something untrue as a joke | tease, kid
pull~ one's weight | a3 | do one's share of the work |
pull~ strings | a3 | use important friends to get something |
pull~ the plug | a3 | put an end to something | stop
pull~ the wool over one's eyes | a3 | deceive someone | fool
pull~ a fast one | a3 | trick someone | deceive
push~ one's luck | a3 | risk too much after having been lucky |
put~ a sock in it | a3 | (rude) be quiet | be quiet
put~ all one's eggs in one basket | a3 | risk everything on one thing |
put~ oneself in one's shoes | i3 | imagine how someone feels |
put~ one's finger on | a3 | know exactly what is wrong | identify
put~ one's mind to | a3 | try hard to do |
put~ the blame on | i3 | say that someone is responsible | blame
put~ the cart before the horse | a3 | do things in the wrong order |
put~ two and two together | a3 | understand from what one sees |
put~ words in one's mouth | a3 | say that someone said what they did not |
quit~ while sb is ahead | a3 | stop before luck changes |
rack~ one's brain | a3 | think very hard | think hard
rain check | a3 | a promise to accept an invitation later |
rain~ cats and dogs | a3 | rain very hard | pour
raise~ one's eyebrows | a2 | show surprise |
raise~ the bar | a3 | expect more than before |
read~ between the lines | a3 | understand what is not said |
read~ one's mind | i3 | know what someone thinks |
red flag | a2 | a sign of danger | warning sign
red tape | a3 | too many official rules | bureaucracy
right off the bat | a3 | at once, from the start | immediately
right up one's alley | a3 | just what someone likes or can do |
ring~ a bell | a3 | sound familiar | sound familiar
rock~ the boat | a3 | cause trouble where all is calm | make waves
roll~ up one's sleeves | a3 | get ready for hard work |
rub~ sb the wrong way | a3 | annoy someone | annoy
rule of thumb | a3 | a rough practical rule |
run~ a risk | a2 | do something that may be dangerous | take a chance
run~ in the family | a3 | be common to many of a family |
run~ one's mouth | a3 | talk too much | talk too much
run~ out of steam | a3 | lose one's energy |
run~ out of time | i3 | have no time left |
rush hour | b1 | the time of most traffic |
safe and sound | i3 | not hurt | unharmed
save~ one's breath | a3 | not talk, because it is useless |
save~ one's skin | a3 | escape harm |
save~ the day | i3 | prevent a disaster | rescue
say~ when | a2 | tell me when to stop pouring |
scare~ sb to death | i3 | frighten very much | terrify
scratch~ the surface | a3 | deal with only a small part |
second nature | a3 | what one does without thinking |
second to none | a3 | the best | the best
see~ red | a3 | become very angry |
see~ the big picture | a3 | understand the whole |
see~ the light | a2 | understand at last | understand
see~ the light at the end of the tunnel | a3 | see that trouble will end |
see~ stars | a1 | see lights after a blow on the head |
sell~ sb short | a3 | think too little of someone | underestimate
set~ in stone | a3 | fixed for ever | fixed
set~ sb straight | a3 | correct what someone believes | correct
set~ the record straight | a3 | tell the true facts |
shake~ a leg | a3 | hurry | hurry up
shoot~ oneself in the foot | a3 | harm oneself by mistake |
shoot~ the breeze | a3 | chat about nothing special | chat
show~ sb the ropes | a3 | teach someone how things are done | teach
show~ one's true colors/colours | a3 | show what one is really like |
sick to one's stomach | i2 | about to vomit; very upset |
sitting duck | a3 | one who is easy to attack | easy target
skeleton in the closet/cupboard | a3 | a secret one is ashamed of |
skeletons in one's closet/cupboard | a3 | secrets one is ashamed of |
sleep~ like a log/baby | i3 | sleep very well | sleep soundly
slip~ one's mind | a3 | be forgotten | be forgotten
slip~ through one's fingers | a3 | be lost |
small talk | i3 | polite talk about unimportant things | chit-chat
smell~ a rat | a3 | feel that something is wrong | be suspicious
smell~ fishy | a3 | seem dishonest |
so far so good | i3 | until now all is well |
sooner or later | i3 | certainly at some time | eventually
speak~ one's mind | a3 | say what one really thinks | be frank
speak~ of the devil | a3 | here is the person we were talking about |
spice~ things up | a3 | make life more interesting |
spill~ the beans | a3 | tell a secret | let the cat out of the bag
split~ hairs | a3 | argue about tiny differences |
stab~ sb in the back | a3 | betray someone who trusted you | betray
stand~ a chance | i3 | be likely to succeed | have hope
stand~ one's ground | a3 | not give way | hold firm
start~ from scratch | a3 | begin with nothing ready | start over
start~ off on the wrong foot | a3 | begin badly |
stay~ out of trouble | i2 | not do what is punished |
stay~ in touch | i3 | go on writing or calling each other | keep in touch
stay~ on one's toes | a3 | be ready for anything |
steal~ one's thunder | a3 | take the praise that another deserves |
steal~ the show | a3 | get all the attention |
step~ on it | a2 | drive faster | hurry up
step~ on one's toes | a3 | offend someone by doing their work | offend
stick~ one's neck out | a3 | take a risk | take a risk
stick~ one's nose into | a3 | be too curious about other people's affairs | pry
stick~ to one's guns | a3 | not change one's opinion | stand one's ground
straight from the horse's mouth | a3 | from the person who knows best |
strike~ a deal | a2 | reach an agreement | agree
strike~ a chord | a3 | cause a feeling of sympathy |
suit~ oneself | a3 | do as you like |
sweep~ under the rug/carpet | a3 | hide a problem | cover up
sweep~ sb off one's feet | a3 | make someone fall in love quickly |
take~ a back seat | a3 | become less important |
take~ a beating | a2 | be badly hurt or beaten |
take~ a breath | i1 | breathe in; rest |
take~ a deep breath | i2 | breathe in deeply to calm down | calm down
take~ a hike | a3 | (rude) go away | get lost
take~ a hint | a3 | understand what is not said directly |
take~ a joke | i3 | not be angry when people laugh at one |
take~ a look at | b2 | look at | look at, check out
take~ a rain check | a3 | accept an invitation for a later time |
take~ a stand | a3 | say clearly what one believes |
take~ by surprise | i3 | happen when one does not expect it | catch off guard
take~ into account | a3 | think of when deciding | consider
take~ it or leave it | i3 | this is my last offer |
take~ it personally | i3 | feel hurt by it | be offended
take~ it the wrong way | i3 | be hurt because one misunderstands | be offended
take~ it with a grain/pinch of salt | a3 | not quite believe it |
take~ matters into one's own hands | a3 | act oneself because others don't |
take~ my/one's word for it | a3 | believe me | trust me
take~ no for an answer | a3 | accept a refusal |
take~ one's breath away | a3 | be very beautiful or surprising | amaze
take~ one's mind off | a3 | help to forget a worry | distract
take~ one's pick | a2 | choose what one likes |
take~ sth to heart | a3 | be much affected by |
take~ the bull by the horns | a3 | face a difficulty bravely |
take~ the cake | a3 | be the worst or most surprising of all |
take~ the edge off | a3 | make less strong | soften
take~ the fall for | a3 | be punished instead of another | take the blame
take~ the law into one's own hands | a3 | punish someone oneself |
take~ the plunge | a3 | decide at last to do something risky |
take~ the words out of one's mouth | a3 | say what another was about to say |
take~ to the cleaners | a3 | get all of someone's money |
talk~ of the town | a2 | what everybody talks about |
talk~ the talk | a2 | speak as if one were able |
the apple of one's eye | a3 | the person one loves most |
the ball 's/is in one's court | a3 | it is for someone to act now |
the best of both worlds | a3 | two good things at once |
the coast is clear | a3 | nobody is there to see us |
the elephant in the room | a3 | a problem nobody talks about |
the icing on the cake | a3 | something extra that makes it even better |
the odds are | a3 | it is likely that | probably
the other way around | i3 | in the opposite order | vice versa
the real deal | i2 | genuine and excellent | the real thing
the real McCoy | a3 | the genuine thing | the real thing
the salt of the earth | a3 | a good and honest person |
the tip of the iceberg | a3 | a small part of a big problem |
the whole nine yards | a3 | everything | the works
there 's no point in | i3 | it is useless to | it's no use
think~ on one's feet | a3 | decide fast |
think~ outside the box | a3 | think in a new way | be creative
third wheel | a3 | one person too many beside a couple |
throw~ a fit | a3 | become very angry | lose one's temper
throw~ a party | i3 | give a party | have a party
throw~ caution to the wind | a3 | take a risk |
throw~ in the towel | a3 | give up | give up
throw~ sb under the bus | a3 | let someone be blamed to save oneself | betray
throw~ the book at | a3 | punish as hard as possible |
tie~ one's hands | a2 | make someone unable to act |
tied up | i2 | busy; bound | busy
time flies | i3 | time passes quickly |
time will tell | i3 | we shall see later | we'll see
tip of the iceberg | a3 | a small part of a big problem |
to make matters worse | i3 | and what is even worse |
to one's heart's content | a3 | as much as one likes |
to say the least | a3 | to put it mildly |
tongue in cheek | a3 | not meant seriously | as a joke
too good to be true | i3 | so good that one doubts it |
touch~ a nerve | a3 | say something that hurts |
tough luck | i3 | bad luck; I am not sorry for you | too bad
tough nut to crack | a3 | a hard problem |
trial and error | a3 | trying ways until one works |
turn~ a blind eye | a3 | pretend not to see | look the other way
turn~ a deaf ear | a3 | refuse to listen | ignore
turn~ over a new leaf | a3 | begin to live better | change one's ways
turn~ the corner | a3 | begin to get better after a bad time | get better
turn~ the other cheek | a3 | not strike back |
turn~ the tables | a3 | change who is stronger |
turn~ one's life around | i2 | change one's life for the better |
twist~ one's arm | a3 | persuade someone | persuade
under arrest | i2 | held by the police | in custody
under control | i3 | managed well |
under one's breath | a3 | in a very low voice | quietly
under one's nose | a3 | very near, yet unnoticed |
under pressure | i3 | feeling stress | stressed
under the impression | a3 | believing (often wrongly) |
under the table | a1 | secretly, not legally | secretly
under the weather | a3 | a little ill | unwell
until the cows come home | a3 | for ever | forever
up for grabs | a3 | free for anyone to take | available
up in arms | a3 | very angry | furious
up in the air | a3 | not yet decided | undecided
up to one's ears/neck | a3 | very busy or deep in |
up to no good | a3 | doing something bad |
up to speed | a3 | fully informed | informed
ups and downs | i3 | good and bad times |
wait~ one's turn | i2 | wait until it is one's time |
walk~ on eggshells | a3 | be very careful not to offend | tread carefully
walk~ on thin ice | a3 | take a risk |
walk~ a fine line | a3 | be near to making a mistake |
waste~ one's breath | a3 | talk without effect |
waste~ of time | i3 | something not worth doing |
water under the bridge | a3 | something past that no longer matters |
wear~ one's heart on one's sleeve | a3 | show one's feelings openly |
wear~ the pants | a3 | be the one who decides in a couple |
weigh~ one's options | a2 | consider what one could do |
when it comes to | i3 | as far as it concerns | as for
when pigs fly | a3 | never | never
white lie | a3 | a harmless lie | fib
wild card | a2 | somebody nobody can predict |
win~ sb over | a3 | persuade someone to like you |
with a grain/pinch of salt | a3 | not quite believing it | sceptically
with flying colors/colours | a3 | with great success |
wipe~ the slate clean | a3 | forget the past and start again |
worst case scenario | a3 | the worst that can happen |
worth a shot/try | i3 | good enough to try |
wouldn't/won't hurt a fly | a3 | be gentle |
wrap~ one's head around | a3 | understand something difficult | understand
wrong side of the bed | a3 | in a bad mood since morning |
you/one can say that again | i3 | I agree completely | I agree
you/one can't judge a book by its cover | a3 | looks can deceive |
you/one can't teach an old dog new tricks | a3 | old people don't change |
your guess is as good as mine | a3 | I don't know either | I have no idea
yours truly | a2 | I myself (joking) |
comfort zone | a3 | a situation in which one feels safe |
bad blood | a3 | old anger between people | ill will
blind date | i2 | a meeting for love with someone one has never met |
blind spot | a2 | something one does not see or understand |
saving grace | a2 | the one good thing about something bad |
stepping stone | a2 | something that helps to reach the next thing |
knee-jerk reaction | a2 | an answer given at once, without thinking |
matter-of-fact | a2 | without feeling, as if it were nothing special |
mind games | a2 | tricks to confuse someone |
near miss | a2 | an accident that almost happened | close call
common sense | i3 | the ability to judge in a reasonable way | good judgment
eye contact | i2 | the look of two people into each other's eyes |
game plan | a2 | a plan for success | strategy
guilty conscience | a3 | a bad feeling about what one did |
head start | a3 | an advantage at the beginning | advantage
last word | i2 | the final remark in a quarrel |
loose ends | a2 | small things that are not finished yet |
mental note | a3 | something one decides to remember |
pep talk | a2 | a talk that gives courage |
point of view | i3 | a way of looking at things | opinion
second thoughts | a3 | doubts about a decision | doubts
soft spot | a3 | a weakness or love for somebody |
sweet tooth | a3 | a love of sweet things |
turning point | i3 | the moment when things change |
vicious circle | a3 | one trouble that causes another, again and again |
hard time | i2 | a difficult period |
heart attack | i1 | a sudden illness of the heart |
high horse | a2 | a proud attitude |
one and only | i2 | the only one; very special | unique
come~ of age | a2 | become an adult | grow up
come~ to life | i2 | begin to live or move |
come~ to mind | a3 | be remembered |
come~ to light | a3 | become known |
do~ the dishes | b2 | wash plates and glasses | wash up
draw~ the line | a3 | refuse to go further | set a limit
fall~ into place | a3 | become clear; go as one hoped |
fit~ the bill | a3 | be just what is needed |
fly~ off the handle | a3 | become very angry | lose one's temper
get~ hold of | i3 | reach or obtain | reach, get
get~ off the ground | a3 | start well |
get~ the better of | a3 | defeat | beat
give~ one's best | i2 | try as hard as one can | do one's best
go~ a long way | a2 | help very much |
go~ to bed | b1 | lie down to sleep | turn in
go~ to sleep | b1 | begin to sleep | fall asleep
go~ to pieces | a3 | lose control of oneself | fall apart
go~ through the motions | a3 | do something without meaning it |
have~ a go | a2 | try | give it a try
have~ a look | b2 | look | take a look
have~ sth in mind | i3 | be thinking of | plan
hit~ the bottle | a2 | drink too much alcohol |
know~ what is/'s what | a2 | understand how things are |
lie~ in wait | a2 | hide in order to attack |
live~ it up | a2 | enjoy oneself very much | have fun
lay~ eyes on | a3 | see for the first time | see
make~ a face | i2 | show a feeling by a strange look |
make~ a point of | a3 | always take care to do |
pull~ out all the stops | a3 | do everything one can | go all out
put~ sth to sleep | i1 | help to begin sleeping; kill a sick animal |
raise~ the roof | a2 | make much noise |
shed~ light on | a3 | make clear | explain
take~ a bow | a1 | bend forward to thank for applause |
take~ a look | b2 | look | have a look
take~ hold of | i1 | grip | grab
take~ one's side | i3 | support someone in a quarrel | back up
throw~ cold water on | a3 | be discouraging about |
tighten~ one's belt | a3 | spend less money |
turn~ one's stomach | a2 | make feel sick | disgust
wash~ one's hands of | a3 | refuse to be responsible for |
add~ insult to injury | a3 | make a bad situation even worse | make matters worse
against all odds | a3 | although it seemed impossible |
as easy as pie | i3 | very easy | a piece of cake
bark~ up the wrong tree | a3 | look for the answer in the wrong place | be mistaken
big mouth | i2 | a person who can't keep a secret |
call~ in sick | i3 | tell the boss by telephone that one is ill |
can of worms | a3 | a matter that causes many new problems | trouble
come rain or shine | a3 | whatever happens | no matter what
cost~ a fortune | i3 | be very expensive | cost an arm and a leg
count~ one's blessings | a3 | be thankful for what one has |
cut~ one's losses | a3 | stop before one loses even more |
devil's advocate | a3 | someone who argues against in order to test an idea |
dirt cheap | a2 | very cheap |
do~ the math | a2 | think about it and you will see |
eat~ one's heart out | a2 | be very sad or envious |
fall~ for the trick/trap | a2 | be deceived | be taken in
first things first | i3 | let us do the most important thing first |
from the bottom of one's heart | a3 | very sincerely | sincerely
give~ it one's best shot | a3 | try as hard as one can | do one's best
give~ one's word | a2 | promise | promise
grab~ a bite | i3 | eat something quickly | have a snack
grab~ some lunch/coffee/food/dinner | i2 | get something to eat or drink quickly |
have~ a blast | i3 | enjoy oneself very much | have a ball
have~ a lot on one's plate | a3 | have very much to do | be busy
have~ a thing for | a3 | be attracted to | have a crush on
have~ a way with | a3 | be good at dealing with |
in broad daylight | a3 | openly, during the day |
in deep trouble | i2 | in a very bad situation | in hot water
in hindsight | a3 | when one looks back and knows better | looking back
in the works | a2 | being prepared | on the way
keep~ the change | b2 | I don't need the coins back |
know~ one's stuff | a2 | be good at what one does |
lay~ low | a2 | hide until nobody looks for you | lie low
leave~ it at that | a3 | say or do no more about it |
look~ like one/you/he/she/i/they has/have/'ve/'s/'d seen a ghost | a3 | look pale and frightened |
lose~ one's marbles | a3 | become mad | go crazy
lose~ sleep over | a3 | worry much about | worry about
make~ amends | a3 | do something good to balance something bad | make up for it
on a budget | i2 | with little money to spend |
on good terms | a3 | friendly with each other |
on short notice | a3 | without much time to prepare |
on one's watch | a2 | while one is responsible |
on top of things | a2 | having everything under control |
out of the loop | a3 | not informed |
pay~ one's dues | a2 | work hard before one succeeds |
piece of work | a2 | a difficult person |
play~ one's cards right | a3 | act cleverly to reach one's aim |
pull~ the trigger | a1 | fire a gun; decide at last |
raise~ one's voice | i2 | speak louder, in anger | shout
ring~ true | a2 | seem to be true |
rise and shine | i3 | wake up and get out of bed | wake up
run~ a fever | i2 | have a high temperature |
run~ errands | i2 | go out to do small tasks |
see~ for oneself | i2 | look in order to be sure |
sell~ like hot cakes | a3 | be bought quickly by many |
set~ foot in/on | i2 | enter | enter
shake~ on it | i2 | agree by shaking hands | it's a deal
show~ one's face | i2 | appear where one is not welcome | appear
sleep~ tight | b2 | sleep well | sleep well
sound asleep | i2 | sleeping deeply | fast asleep
take~ a nap | b2 | sleep for a short time | have a rest
take~ a seat | b2 | sit down | sit down
take~ one's chances | a2 | accept the risk | take a risk
think~ straight | i2 | think clearly |
throw~ a tantrum | a3 | become angry like a small child | throw a fit
touch~ base | a2 | talk shortly to exchange news | get in touch
under the radar | a3 | unnoticed | unnoticed
up one's sleeve | a3 | kept secret for later use |
use~ one's head | i2 | think | think
when hell freezes over | a3 | never | when pigs fly
`;
