/**
 * Phrasal verbs a learner meets in films, one per line: pattern | level and worth | meaning | similar expressions.
 * The pattern language is described in parse-entry.ts.
 */
export const PHRASAL_VERBS = `
account~ for | a2 | explain; make up (a part of something) | explain, justify
act~ out | a1 | perform with gestures; behave badly because of bad feelings | perform, misbehave
act~ up | i2 | behave badly; not work as it should | misbehave, play up
add~ up | i2 | make sense; come to a reasonable total | make sense
ask~ around | i1 | ask several people for information | find out
ask~ for it | a2 | deserve the trouble one gets | have it coming
ask~ sth out | i2 | invite someone on a date | invite, take out
back~ away ^from/to | i1 | move backwards, away from danger | draw back
back~ down ^the/a/here/there/to/in/from | i2 | give up a claim in an argument | give in, yield
back~ off | i2 | move away; stop putting pressure on someone | stay away, leave alone
back~ out | i2 | decide not to do what was agreed | pull out, withdraw
back~ sth up ^here/there/to/on/in | i1 | support; make a copy for safety; move backwards | support, stand behind
bail~ on | a2 | leave or let down someone who counts on you | let down, ditch
bail~ sth out | a2 | rescue someone from trouble | rescue, help out
barge~ in | a2 | enter rudely and suddenly | burst in, interrupt
beat~ sth up | i2 | hurt someone by hitting them many times | attack, rough up
beef~ sth up | a2 | make stronger | strengthen
believe~ in | b1 | be sure that something exists or is good | trust, have faith in
black~ out | a2 | become unconscious; become dark | pass out, faint
blend~ in | i2 | look like the people or things around | fit in
blow~ over | a2 | pass without serious effect | pass, die down
blow~ sth away ^from | a2 | impress very much; kill with a gun | amaze
blow~ sth off | a2 | not keep a date or promise | skip, ignore
blow~ sth out | b1 | put out a flame with one's breath | put out
blow~ sth up | i1 | explode; destroy with a bomb | explode, burst
blurt~ sth out | a2 | say suddenly, without thinking | let slip
boil~ down to | a3 | have as its most important part | come down to, amount to
boss~ sth around | i2 | tell someone what to do all the time | order around
bottle~ sth up | a2 | keep strong feelings inside | hold back, suppress
bounce~ back | a2 | feel well or do well again after trouble | recover
brace~ oneself for | a3 | prepare for something unpleasant | get ready for
break~ away ^from | i1 | escape; leave a group | get away
break~ down ^the/a/that/this/his/her/your/my/doors/walls | i2 | stop working; start to cry | stop working, fall apart
break~ in ^the/a/my/his/her/two/half | i1 | enter by force; interrupt | burgle, interrupt
break~ into ^the/a/my/his/her/our/your/pieces/two | i1 | enter by force; suddenly begin | force one's way in
break~ out ^of/the/a/your | i1 | begin suddenly; escape | start, erupt
break~ out of | i2 | escape from | escape
break~ sth off | i1 | end suddenly; separate from the rest | end, call off
break~ it up | i2 | stop fighting | stop it
break~ sth up ^with/the/a/my/his/her/your/our | i2 | end a relationship; come or cause to come apart | split up, separate
break~ through | i1 | force a way past something | get through
break~ up with | i2 | end a love relationship with | split up with, leave
bring~ sth about | a2 | make happen | cause
bring~ sth back | b1 | return with; make people remember | return
bring~ sth down ^to/here/the/a/my | i1 | cause to fall; make sad | topple, depress
bring~ sth on | a1 | cause something bad to happen | cause
bring~ sth up ^to/here/the | i2 | mention; look after a child until it is grown | mention, raise
brush~ sth off | a2 | refuse to take seriously | dismiss, ignore
brush~ up on | a2 | practise what one has half forgotten | review
build~ sth up | i1 | make or grow bigger and stronger little by little | increase, develop
bump~ into | i2 | meet by chance; hit by accident | run into, come across
burn~ out | a2 | become exhausted by too much work | wear out
burn~ sth down | i1 | destroy or be destroyed by fire | go up in flames
burst~ into ^the/a/my/his/our | i2 | suddenly begin (to cry, to laugh, to burn) | break into
burst~ out | i2 | suddenly begin to laugh or cry | break out
butter~ sth up | a2 | praise someone in order to get something | flatter
butt~ in | a2 | interrupt rudely | interrupt, cut in
buy~ into | a2 | accept an idea | believe in, accept
call~ for | i1 | need; ask for publicly | require, demand
call~ on | i1 | visit; ask someone to do something | visit, ask
call~ sth back ^here/to | b1 | return a telephone call | ring back
call~ sth off | i3 | decide that something will not take place | cancel, drop
call~ sth out | a1 | challenge or criticise someone openly | challenge
calm~ sth down | b2 | become or make less excited or angry | cool down, relax
care~ for | i1 | like; look after | like, look after
carry~ on ^the/my/your/his/her/a | i2 | continue | go on, keep on
carry~ sth out ^of/to/the/a | i2 | do what was planned or ordered | perform, fulfil
catch~ on | a2 | become popular; begin to understand | become popular, understand
catch~ up | i2 | reach the same point as others; exchange news | draw level
catch~ up with | i2 | reach someone who is ahead; learn the news | reach, get even with
cave~ in | a2 | fall inwards; stop resisting | give in, collapse
chase~ sth away/off | i1 | make someone or something run away | drive away
check~ in ^the/a/his/her/your/my/on/with | b1 | register on arrival at a hotel or airport | register
check~ in on/with | i2 | visit or call to see that all is well | look in on
check~ out ^of/the | i1 | look at; pay and leave a hotel | have a look at
check~ sth out | i2 | have a look at; find out whether it is true | have a look at, look into
check~ up on | i2 | find out whether someone does what they should | keep an eye on
cheer~ sth up | b2 | become or make happier | brighten up
chew~ sth out | a2 | speak angrily to someone who did wrong | tell off
chicken~ out | a2 | not do something because of fear | lose one's nerve, back out
chill~ out | i2 | relax; stop being upset | calm down, relax
chip~ in | a2 | give one's share of money or help | contribute
choke~ up | a2 | be hardly able to speak because of strong feelings | be moved
clam~ up | a2 | suddenly refuse to talk | fall silent
clean~ sth up | b1 | make clean and tidy | tidy up
clear~ out ^of/the/my/your/his/her | i1 | leave quickly | get out
clear~ sth up | i2 | explain a misunderstanding; get better | sort out, explain
close~ in | a1 | come nearer from all sides | surround
close~ sth down | i1 | stop business for ever | shut down
clown~ around | i1 | behave in a silly way | fool around
come~ about | a2 | happen | happen, take place
come~ across ^the/a/this/that/here/there/to/town | i2 | seem; find by chance | run into, seem
come~ along ^with/the/a | b1 | go with someone; make progress | go along
come~ apart | i2 | break into pieces | fall apart
come~ around ^here/the/to/and/a | i2 | change one's opinion; wake up again; visit | come round, drop by
come~ around to | a2 | slowly begin to agree with | warm to
come~ back | b1 | return | return, get back
come~ between | i2 | spoil the relationship of two people | separate
come~ by ^the/a/here/my/your/his/her/our/car/train/bus | i1 | visit for a short time; get | drop by, obtain
come~ clean | a3 | tell the truth after having hidden it | confess, own up
come~ down on | a2 | punish or criticise hard | crack down on
come~ down to | i2 | be in the end a question of | boil down to
come~ down with | i3 | begin to have an illness | catch, go down with
come~ forward | i2 | offer help or information | volunteer
come~ from | b1 | be born in or live in; have as its origin | originate
come~ in handy | i3 | be useful | be useful
come~ off as | a2 | seem to be | come across as
come~ on ^off/the/a/my/your/his/her/board/over/in/down/up/out/back/to | b1 | hurry up; don't be silly; please | hurry up
come~ on to | a2 | flirt with | flirt with, hit on
come~ out with | a2 | say suddenly | utter
come~ over ^here/there/the/to | i1 | visit at home | drop by
come~ over sb | a2 | (of a feeling) take hold of someone | get into
come~ through ^the/a/here/there/that/this/my | i2 | do what is needed when it matters; survive | pull through, deliver
come~ to $ | a1 | wake up after being unconscious | wake up
come~ to think of it | a3 | used when one has just remembered something | now that I think about it
come~ true | b3 | (of a wish) become real | become real
come~ up | i1 | be mentioned; happen unexpectedly | arise, turn up
come~ up to/here/there/the/a/from/and/on/in/behind/with | b0 | approach | approach
come~ up with | i3 | think of (an idea, a plan) | think of, invent
cook~ sth up | a2 | invent a story or plan | make up, invent
cool~ off | i2 | become less hot or less angry | calm down
cool~ sth down/off | i1 | become less hot or less angry | calm down
cope~ with | i2 | deal successfully with something difficult | handle, manage
cough~ sth up | a1 | give unwillingly | pay up
count~ me/us/him/her in | i3 | include someone | include
count~ me/us/him/her out | i3 | not include someone | leave out
count~ on ^the/my/your/fingers | i3 | trust that someone will help or something will happen | rely on, depend on
cover~ for | i2 | do someone's work; tell lies to protect someone | stand in for, protect
cover~ sth up | i2 | hide the truth about something | hide, conceal
crack~ down on | a2 | become strict about | clamp down on
crack~ sth up | a2 | make or begin to laugh a lot; go mad | burst out laughing
crash~ out | a1 | fall asleep quickly | fall asleep
crop~ up | a2 | appear unexpectedly | come up, turn up
cross~ sth out/off | i1 | draw a line through something written | delete, strike out
curl~ up | i1 | lie or sit with arms and legs drawn close |
cut~ back on | i2 | use or spend less of | reduce, cut down on
cut~ down on | i2 | use or do less of | reduce, cut back on
cut~ in ^half/two/the/a/on | i1 | interrupt; push in before others | interrupt
cut~ it out | i3 | stop doing that | stop it, knock it off
cut~ out for | a3 | be of the right kind for (a job, a life) | suited to
cut~ sth off ^the/a | i1 | interrupt; separate; stop supplying | interrupt, separate
date~ back to | i2 | have existed since | go back to
dawn~ on | a3 | become clear to someone | sink in, realise
deal~ with | i1 | do what is needed about | handle, take care of
die~ down | i2 | become less strong | fade, calm down
die~ out | i2 | disappear for ever | become extinct
dig~ in | i1 | begin to eat with appetite | start eating
dig~ sth up | i1 | find (old facts or things) by searching | uncover
double~ back | a1 | turn and go back the same way | return
doze~ off | a2 | fall asleep without wanting to | nod off
do~ away with | a2 | get rid of; kill | get rid of, abolish
do~ sth over ^the/a/there/here/to | i1 | do again from the beginning | redo
do~ without | i2 | manage though one lacks something | live without
drag~ on | a2 | last longer than one would like | go on and on
drag~ sth out | a2 | make last longer than needed | prolong
draw~ sth up | a1 | write (a plan, a contract) | prepare
dream~ sth up | a2 | invent (a strange idea) | come up with, invent
dress~ up | b2 | put on fine clothes or a costume | get dressed up
drift~ apart | a2 | slowly become less close | grow apart
drive~ sth away | i1 | make someone go away | chase away
drop~ by ^the | i2 | visit for a short time without a plan | stop by, come over
drop~ in on | i2 | visit without having arranged it | call on
drop~ out | i2 | leave school or a contest before the end | quit, leave
drop~ sth off ^the/a | i2 | take someone or something somewhere and leave them there | deliver
drown~ sth out | a2 | be louder than something |
dry~ up | i1 | lose all water; come to an end |
ease~ up | a1 | become less strict or less strong | slow down, relax
eat~ out | b1 | eat in a restaurant | dine out
egg~ sth on | a2 | encourage someone to do something foolish | encourage
end~ up | i3 | come finally to a place or state | wind up, finish up
face~ up to | a2 | accept that something unpleasant is true | come to terms with
fade~ away | i2 | slowly become weaker and disappear | disappear
fall~ apart | i2 | break into pieces; stop working; lose control of oneself | break down, go to pieces
fall~ asleep | b2 | begin to sleep | drop off, nod off
fall~ back on | a2 | use when nothing else is left | resort to
fall~ behind | i2 | not keep up; be late | lag behind
fall~ for ^the/a/it/that/this | i2 | begin to love; be deceived by | be taken in by
fall~ for it/that/this | i2 | be deceived by | be taken in by
fall~ in love | b2 | begin to love someone | lose one's heart
fall~ off ^the/a/my/your/his/her | b1 | become loose and drop | come off
fall~ out with | a2 | quarrel with | quarrel with
fall~ through ^the/a/my/your | a2 | (of a plan) not happen | come to nothing
feel~ like ^for/a/the/i/you/he/she/it/we/they/'s/my/an | b2 | want to have or do | be in the mood for
fend~ for oneself | a3 | look after oneself without help | get by
fend~ sth off | a2 | defend oneself against | ward off
fess~ up | a1 | admit something bad | own up, confess
fight~ back ^to/the/my/her/his | i2 | defend oneself against an attack | resist, strike back
fight~ sth off | i2 | keep away by fighting | resist
figure~ sth out | i3 | understand or find by thinking | work out, find out
fill~ in for | i2 | do someone's work while they are away | stand in for
fill~ sth in ^the/a | i2 | tell someone what they have missed; complete a form | inform, complete
fill~ sth out | i1 | complete a form | fill in
fill~ sth up | b1 | make full |
find~ sth out ^of | b2 | get to know | discover, learn
finish~ sth off | i1 | complete; eat the last of; kill | complete
fire~ sth up | a1 | start a machine; make enthusiastic | start
fit~ in ^the/a/my/your/his/her/there/here | i2 | be accepted by a group | belong
fix~ sth up | i1 | repair; arrange a meeting or date for | repair, arrange
flare~ up | a2 | suddenly become angry or stronger | erupt
flip~ out | a2 | become very angry or excited | freak out
fool~ around | i2 | waste time; behave in a silly way | mess around
freak~ sth out | i3 | become or make very upset or frightened | lose it, panic
gang~ up on | a2 | join together against someone | turn against
get~ across ^the/a/to | a1 | make understood | communicate
get~ ahead ^of | i2 | be successful in one's work | succeed
get~ ahead of oneself | a3 | act or plan too early | jump the gun
get~ along ^the/to/with | i2 | be friendly with each other; manage | get on, hit it off
get~ along with | i3 | have a friendly relationship with | get on with
get~ around ^the/a/to/here/town | i1 | travel; become known; find a way past | spread
get~ around to | a3 | find the time to do something at last | find time for
get~ at ^the/a/my/him/her/them/it/home/least/school/work/night | i1 | suggest without saying it directly; reach | imply, suggest
get~ away | i1 | escape; leave | escape, break free
get~ away with | i3 | do something bad and not be punished | escape punishment
get~ back at | i3 | take revenge on | get even with, pay back
get~ back to | i2 | answer later; return to | call back
get~ back together | i2 | become a couple again | make up
get~ by ^the/a/me/him/you/here/now/my/with | i2 | have just enough to live or manage | make do, manage
get~ carried away | i3 | become so excited that one loses control | go overboard
get~ down to | a2 | begin to give serious attention to | buckle down
get~ even | i3 | do the same harm to someone as they did to you | take revenge, pay back
get~ in the way | i2 | make it hard to move or to do something | be an obstacle, interfere
get~ in touch | i3 | make contact by telephone or in writing | contact, reach out
get~ in trouble | b2 | be in a situation where one may be punished | land in hot water
get~ into trouble | i2 | come into a difficult situation through one's own fault | land in hot water
get~ it over with | i3 | do something unpleasant so that it is finished | be done with it
get~ lost | b2 | lose one's way; (rude) go away | lose one's way
get~ off on the wrong foot | a3 | start a relationship badly | start badly
get~ on one's nerves | i3 | annoy someone | annoy, drive crazy
get~ on with | i2 | continue with; be friendly with | get along with, continue
get~ out of hand | a3 | become impossible to control | spin out of control
get~ out of here | b1 | leave; (surprised) I don't believe it | leave
get~ over ^here/there/to/the/with | i3 | feel well again after; stop being sad about | recover from
get~ over it/this/that/him/her/them/you/me ^with | i3 | feel well again after; stop being sad about | recover from, move on
get~ rid of | i3 | throw away or free oneself of | dispose of, throw out
get~ sth down ^here/there/on/from/to/and/the/a/off/in/into/out | i1 | make someone sad; swallow; write down | depress
get~ sth off one's chest | a3 | tell what has worried one for long | unburden oneself
get~ stuck | i2 | be unable to move or go on | be trapped
get~ the hang of | a3 | learn how to do something | get used to, master
get~ the picture/message | i2 | understand the situation | understand, get the point
get~ through ^to/the/a/here/there | i2 | come to the end of something hard; reach by phone | survive, endure
get~ through to | i2 | make someone understand; reach by telephone | reach
get~ to know | b2 | become familiar with | become acquainted with
get~ to the bottom of | a3 | find the true cause of | find out, work out
get~ to the point | i3 | say what is important | cut to the chase
get~ together ^the/a/with/my/your/all | i2 | meet | meet up
get~ up ^to/here/there/the/a/on/in/and/off/off | b1 | leave one's bed; stand | rise, stand up
get~ up to | a1 | do (something bad) | be up to
get~ used to | i3 | come to find normal | become accustomed to
get~ worked up | a3 | become angry or excited | get upset
give~ in ^the/a/my/your | i2 | stop resisting; agree at last | yield, give way
give~ in to | i2 | stop resisting | yield to
give~ sb a break | i3 | stop being so hard on someone | go easy on
give~ sb a hand | i3 | help someone | help, lend a hand
give~ sb a hard time | i3 | make things difficult for someone | pick on, be hard on
give~ sb a ride/lift | i2 | take someone somewhere in one's car | drive, take
give~ sb the benefit of the doubt | a3 | believe the best of someone as long as nothing is proved | trust
give~ sb the creeps | a3 | make someone feel uneasy or afraid | make one's flesh crawl
give~ sth a try | i3 | try to do something new | have a go
give~ sth away | i2 | let become known; give for nothing | reveal, donate
give~ sth back | b1 | return to the owner | return
give~ sth up | b3 | stop trying or doing; let go of | quit, surrender
gloss~ over | a2 | treat a problem as if it were unimportant | play down
goof~ off/around | a1 | waste time and avoid work | mess around
go~ after ^the/that/all/you/a | i2 | follow in order to catch; try to get | chase, pursue
go~ against | i2 | be opposed to | oppose
go~ ahead | b2 | begin or continue; please do | proceed, carry on
go~ along with | i3 | agree with or accept | agree to, play along
go~ back on | a2 | not keep (a promise) | break
go~ bad | b1 | become unfit to eat | spoil, rot
go~ by ^the/a/car/train/bus/foot/himself/herself/yourself/that | i2 | (of time) pass | pass
go~ crazy/nuts/mad | i2 | become mad, wild or very angry | lose one's mind
go~ for it | i3 | try hard to get what one wants | give it a try
go~ off ^the/a/to/with/and/on/my/in/into | i2 | (of a bomb) explode; (of an alarm) ring | explode, ring
go~ on ^the/a/my/your/his/her/to/without/in/board/vacation/holiday/television/tv/strike/home/foot/back/up/down/out/over/with | b2 | continue; happen | continue, happen
go~ on and on | i2 | talk or last too long | drag on
go~ out of one's way | a3 | make a special effort | bend over backwards
go~ out with | i3 | have as one's boyfriend or girlfriend | date, see
go~ over ^there/here/to/the | i1 | look at carefully; repeat | review, check
go~ over well | a2 | be well received | be popular
go~ sth alone | a1 | do without help | on one's own
go~ through ^the/a/that/here/there/this/my/your/all/it | i2 | experience (something hard); examine | experience, suffer
go~ through a hard/tough/difficult/rough/bad/lot/phase | i2 | experience something hard | experience, suffer
go~ through all that/this | i2 | experience something hard | experience, suffer
go~ through with | a3 | do what one has planned though it is hard | carry out
go~ too far | i3 | do more than is acceptable | cross the line
go~ with the flow | i3 | accept what happens without worrying | take it easy
go~ without saying | a3 | be so clear that nobody need say it | be obvious
go~ wrong | b3 | fail; develop badly | fail, break down
grow~ apart | i2 | slowly become less close | drift apart
grow~ on sb | a2 | become more and more liked | come to like
grow~ out of | i2 | become too old or big for | outgrow
grow~ up | b2 | become an adult; behave in a more sensible way | become an adult
hand~ sth in | i1 | give to a teacher or the police | turn in, submit
hand~ sth out | i1 | give to everybody in a group | give out, distribute
hand~ sth over | i2 | give to somebody who has asked for it | turn over, surrender
hang~ around | i2 | stay somewhere without doing much | stick around, hang out
hang~ in there | i3 | don't give up though it is hard | hold on, keep going
hang~ on ^the/a/my/your/his/her/to/every/that/walls/trees | b2 | wait a moment; hold tightly | hold on, wait
hang~ on to | i2 | keep; hold tightly | hold on to, keep
hang~ out ^of/the/to | i3 | spend time in a place or with friends | spend time
hang~ up ^the/a/my/your/his/her | i2 | end a telephone call | put down the phone
have~ had enough | i3 | be unable to bear any more | be fed up
have~ it coming | a3 | deserve the bad thing that happens | ask for it
have~ sth in common | i2 | share interests or qualities | share
head~ for ^the | i1 | go in the direction of | make for
head~ out | i1 | leave | set off, leave
head~ over to | i1 | go to | go over to
hear~ from | b1 | get news or a letter from | get news of
hear~ sb out | a3 | listen until someone has finished | listen to
help~ oneself to | i2 | take without asking | take
help~ sth out | b2 | do something useful for someone in difficulty | give a hand
hit~ it off | a3 | like each other from the first moment | get along
hit~ on ^the/a | i2 | flirt with; have (an idea) suddenly | flirt with
hold~ on ^to/the/a/my/your/him/her | b2 | wait a moment; grip tightly | hang on, wait
hold~ on to | i2 | keep; grip | hang on to, keep
hold~ one's own | a3 | be as strong or good as the others |
hold~ out ^the/a/your/my/his/her | a1 | last; resist | resist, last
hold~ sth against | a3 | go on being angry with someone because of something | resent
hold~ sth back | i2 | keep from moving or showing; not tell | restrain, keep back
hold~ sth together | i2 | keep from falling apart | keep it together
hold~ sth up ^the/a/your/my/his/her/to | i2 | delay; rob with a gun | delay, rob
hook~ up with | a2 | meet; begin a relationship with | get together with
hurry~ up | b2 | be quicker | be quick
hush~ sth up | a2 | keep a bad thing secret | cover up
iron~ sth out | a2 | solve small remaining problems | sort out
join~ in | b2 | take part | take part
jump~ to conclusions | a3 | decide too fast, without knowing the facts | judge too quickly
keep~ an eye on | i3 | watch to see that nothing bad happens | watch over, look after
keep~ an eye out for | a3 | watch carefully for | look out for
keep~ at it | i2 | continue to work hard at | persist, stick with it
keep~ going | b2 | continue | carry on, go on
keep~ in mind | i3 | not forget | bear in mind, remember
keep~ in touch | i3 | go on writing or calling each other | stay in touch
keep~ it down | i2 | make less noise | be quiet
keep~ it together | i3 | stay calm | stay calm
keep~ it up | i2 | continue to do so well | carry on, keep going
keep~ off | i1 | not step on or come near | stay away from
keep~ on ^the/a/my/your | i2 | continue to do | carry on, go on
keep~ one's mouth shut | i2 | say nothing about a secret | keep quiet
keep~ out of | i2 | not go into; not take part in | stay out of
keep~ quiet | b1 | say nothing; make no noise | stay silent
keep~ sth away from | i1 | not go or let go near | stay away from
keep~ sth down ^here/there/the | i1 | not let rise; be less loud | lower
keep~ sth from | i2 | not let do; not tell | prevent, hide
keep~ sth up ^with/the/a/here/there/in/on/late | i1 | continue; not let fall | carry on, maintain
keep~ to oneself | i2 | not tell others; avoid others | keep secret
keep~ track of | i3 | know where someone is or what happens | follow, keep up with
keep~ up with | i2 | go as fast as; stay informed about | keep pace with
kick~ back | a1 | relax | relax, chill out
kick~ in ^the/a | a2 | begin to have an effect | take effect
kick~ sth off | a2 | begin | start
kick~ sth out | i2 | make someone leave | throw out
kid~ around | i1 | joke | joke around
knock~ it off | i3 | stop doing that, it annoys me | cut it out, stop it
knock~ sth down | i1 | cause to fall to the ground | pull down
knock~ sth out | i2 | make unconscious | put to sleep
knock~ sth over | i1 | push so that it falls | tip over
lash~ out | a3 | suddenly attack with blows or words | attack
laugh~ sth off | a2 | treat as unimportant by laughing | shrug off
lay~ sth off | i2 | end someone's job because there is no work; stop bothering | dismiss, let go
lead~ sth on | a2 | make someone believe what is not true | deceive
leave~ sth alone | b2 | not touch or trouble | let alone, let be
leave~ sth behind | i2 | go away without taking | abandon
leave~ sth out | i2 | not include | omit, skip
let~ go of | i2 | stop holding | release
let~ in on | a2 | tell someone a secret | share
let~ on | a2 | tell something that was to be kept secret | reveal, give away
let~ sth down ^the/a/your/my | i3 | disappoint someone who trusted you | disappoint, fail
let~ sth off | i2 | not punish, or only lightly | excuse, forgive
let~ sth out of | i1 | allow to leave | release
let~ up | a2 | become less strong; stop | ease off
level~ with | a3 | tell someone the truth | be honest with
lie~ down | b1 | put oneself flat in order to rest | stretch out
lie~ low | a3 | hide until nobody looks for you | keep out of sight
lighten~ up | i2 | be less serious | relax, chill out
light~ up | i1 | become bright; look happy | brighten
line~ up | i1 | stand one behind the other; arrange | queue
liven~ sth up | i2 | make or become more interesting | cheer up
live~ sth down | a2 | make people forget something embarrassing | get over
live~ up to | a3 | be as good as was expected or promised | match, fulfil
live~ with it/that/this/myself | i2 | accept something unpleasant | accept, put up with
lock~ sth out | i1 | keep someone from entering |
lock~ sth up | i1 | close with a key; put in prison | put away, jail
log~ in | b1 | start to use a computer system by a password | sign in
look~ after | b3 | take care of | take care of, mind
look~ around ^the/a/you/for | b1 | see what is there | explore
look~ back on | i2 | think about one's past | remember
look~ down on | i3 | think oneself better than someone | despise
look~ for ^a | b1 | try to find | search for, seek
look~ forward to | i3 | wait for with pleasure | await eagerly
look~ into it/this/that/things | i3 | try to find the facts about | investigate, check out
look~ like | b1 | have the appearance of; seem that | resemble, seem
look~ out ^here/the/a/for/of/there/at/on/over | i1 | be careful | watch out
look~ out for | i2 | take care of; be careful of | watch out for
look~ sth up ^to/at/and/here/there | i2 | search for a word or fact in a book or on a computer | check
look~ the other way | a3 | choose not to see something wrong | turn a blind eye
look~ up to | i3 | admire | admire, respect
loosen~ up | i1 | become relaxed | relax
lose~ sight of | a2 | no longer see; forget what matters |
lose~ touch | i2 | no longer write to or meet each other | drift apart
make~ do with | a3 | manage with what one has | get by with
make~ for ^the/a/you/me/us/him/her | a1 | go towards | head for
make~ fun of | i3 | laugh at someone in an unkind way | tease, mock
make~ it up to | a3 | do something good for someone one has hurt | compensate
make~ sense | i3 | be reasonable or clear | add up
make~ sense of | i2 | understand | understand, figure out
make~ sth out ^of/to | a2 | see or hear with difficulty; kiss and touch | discern
make~ sth up ^of/one's/my/your/his/her/for | i2 | invent; form a whole; become friends again | invent, reconcile
make~ sure | b3 | check, or do what is needed so that it is certain | be certain, see to it
make~ up for | i3 | give or do something good to balance something bad | compensate for
make~ up one's mind | i3 | decide | decide, come to a decision
meet~ up with | i2 | come together with by plan | get together with
melt~ down | a1 | lose control of oneself; become liquid | break down
mess~ around | i2 | waste time; behave in a silly way | fool around
mess~ sth up | i3 | spoil; do badly | screw up, ruin
mess~ with | i2 | cause trouble to; play with in a dangerous way | bother, fool with
miss~ out | i2 | lose a chance | lose out
miss~ out on | i3 | lose the chance to have or do | lose out on
mix~ sth up | i2 | take one thing for another; confuse | confuse
mouth~ off | a2 | talk rudely or too much | talk back
move~ in with | i2 | begin to live with | settle in
move~ on ^to/the/a | i3 | stop thinking about the past; go to the next thing | let go, get over it
nail~ it | a2 | do something perfectly | get it right
narrow~ sth down | a3 | make a choice smaller | reduce
nod~ off | a2 | fall asleep without wanting to | doze off
open~ sth up ^a/the/your/my | i1 | open; talk about one's feelings | open
open~ up to | i3 | tell someone one's feelings | confide in
opt~ out | a2 | decide not to take part | back out
own~ up to | a2 | admit that one has done something | confess to
pan~ out | a3 | end in a certain way; be successful | work out, turn out
pass~ away | i3 | die | die
pass~ out ^of/the/to | i3 | become unconscious | faint, black out
pass~ sth by ^the/a | a1 | go past; not give a chance to | miss
pass~ sth on ^the/a/to | i1 | give to the next person; refuse | hand on
pass~ sth up | a2 | not take (a chance) | turn down, miss out on
patch~ sth up | a2 | repair; end a quarrel | repair, make up
patch~ things up | a3 | become friends again after a quarrel | make up
pay~ for it | i2 | be punished | be punished
pay~ off ^the/a/my/your/his/her | i3 | bring good results after effort | be worth it
pay~ sth back | i2 | return money; take revenge | repay, get even with
perk~ up | a2 | become more cheerful | cheer up
phase~ sth out | a2 | stop using step by step | discontinue
pick~ on | i3 | treat someone unfairly again and again | bully
pick~ sth out | i1 | choose | choose, select
pick~ sth up ^the/a/on/where | i2 | lift; fetch by car; learn little by little | collect, lift
pick~ up on | a2 | notice | notice
pile~ up | i2 | become more and more | accumulate
pipe~ down | a2 | be quiet | be quiet
piss~ sth off | a1 | (rude) make angry; go away | annoy
pitch~ in | a2 | help with a common task | help out, chip in
play~ along | a2 | pretend to agree | go along with
play~ sth down | a2 | make seem less important | gloss over
point~ sth out | i3 | show; make someone notice | show, mention
pop~ in | i1 | visit for a moment | drop in
pull~ oneself together | i3 | get control of one's feelings | calm down, get a grip
pull~ over | i2 | drive to the side of the road and stop | stop
pull~ sth off ^the/a/my/your/his/her | a3 | succeed in doing something difficult | manage, bring off
pull~ through ^the/a | a3 | survive an illness or trouble | survive, make it
push~ sth around ^the/a | i2 | treat someone roughly or rudely | bully, boss around
put~ an end to | i2 | make stop | stop, end
put~ one's foot down | a3 | say firmly that something must stop | insist
put~ sth aside | i1 | save for later; no longer think of | set aside
put~ sth away | b1 | put in its proper place; put in prison | tidy away, lock up
put~ sth back ^in/on/into/to/the | b1 | return to its place | replace
put~ sth behind oneself | a3 | forget something bad and go on | move on
put~ sth down ^here/there/the/a/on/in/to | i1 | lay on a surface; insult | insult, lay down
put~ sth off ^the | i3 | do later than planned | postpone, delay
put~ sth on hold | i2 | stop for the time being | postpone
put~ sth out ^of/the/a/to/there/here/on/in | i2 | stop a fire or light; cause trouble | extinguish
put~ sth together ^the/a/with/in | i2 | build from parts; understand from many facts | assemble, combine
put~ up a fight | a2 | resist hard | resist, fight back
put~ up with | i3 | accept something unpleasant without complaint | tolerate, stand
rat~ on/out | a2 | tell someone in power about another's bad deed | betray, tell on
read~ into | a2 | see a meaning that may not be there | overinterpret
rely~ on/upon | i3 | trust or need for help | count on, depend on
result~ in | i1 | have as its effect | lead to, cause
rip~ sth off | i3 | ask too much money from; steal | cheat, overcharge
rough~ sth up | a2 | hurt by hitting | beat up
round~ sth up | a2 | bring together | gather
rub~ it in | a3 | keep reminding someone of what embarrasses them | tease
rule~ sth out | a3 | decide that something is impossible | exclude
run~ across ^the/a | i1 | meet or find by chance | come across
run~ away ^from | b2 | leave in order to escape | escape, flee
run~ away from | i1 | leave in secret; try to avoid | escape from
run~ for it | i2 | try to escape by running | make a break for it
run~ into ^the/a/my/his/your/our/town/here/there | i3 | meet by chance; hit with a car | bump into, come across
run~ into trouble/problems | i2 | begin to have difficulties | hit a snag
run~ low on | i2 | have little left of | be short of
run~ on ^the/a/to/my/your | a1 | use as power; talk without stopping | go on
run~ out ^of/on/the/here/there/into/to/and | i2 | be used up | be used up
run~ out of | i3 | use up; have no more left | use up, be short of
run~ out on | a2 | leave someone who needs you | abandon, walk out on
run~ sth by | a3 | tell someone in order to hear an opinion | ask about
run~ sth over ^here/there/to | i2 | hit and drive over; last too long | knock down
save~ up | b2 | keep money for later | put aside
scare~ sth away/off | i2 | frighten so that someone leaves | frighten away
screw~ sth up | i2 | do very badly; spoil | mess up
seek~ sth out | a2 | look for and find | look for
see~ about | i1 | arrange; find out about | look into
see~ eye to eye | a3 | agree | agree
see~ sth off | i1 | say goodbye at the station or airport | say goodbye to
see~ through ^the/a/that/this/walls | i2 | not be deceived by | not fall for
see~ to it/that/this | a2 | make sure that it is done | take care of
sell~ out | i2 | have no more to sell; betray one's ideas | betray
sell~ sth off | i1 | sell cheaply to get rid of |
send~ for | i2 | ask to come | call
settle~ down | i2 | begin a quiet life; become calm | calm down
settle~ for | a3 | accept something less good than one wanted | make do with
set~ off ^the/a | i2 | start on a journey; cause to explode | set out, depart
set~ out ^the/a | i2 | start on a journey; begin with a purpose | set off
set~ sth aside | i2 | keep for a special purpose | put aside
set~ sth free | i2 | let go from prison or a cage | release
set~ sth up ^here/there | i2 | arrange; make someone look guilty | arrange, frame
shake~ sth off | a2 | get rid of | get rid of
shape~ up | a2 | improve one's behaviour; develop | improve
shoot~ sth down | a2 | reject (an idea); make a plane fall by shooting | reject
shove~ off | a1 | (rude) go away | get lost
show~ off | i3 | try to make others admire you | boast
show~ sth around | i1 | lead someone through a place | give a tour
show~ up | i3 | arrive; appear | turn up, appear
shrug~ sth off | a2 | treat as unimportant | brush off
shut~ sth down | i2 | stop working; close | close down, turn off
shut~ sth off | i2 | stop a machine, water or light | turn off
shut~ sth out | i2 | keep from entering or taking part | exclude
shut~ up | i1 | (rude) stop talking | be quiet
shy~ away from | a3 | avoid because one is afraid | avoid
side~ with | a2 | support one of two in a quarrel | take someone's side
sign~ off | a1 | end a broadcast or message |
sign~ up ^for | i2 | put one's name down for something | join
sign~ up for | i3 | agree to take part in | join, register for
single~ sth out | a3 | choose one from many | pick out
sink~ in ^the/a | a3 | become fully understood | register, dawn on
sit~ back | i1 | rest; do nothing | relax
sit~ down | b1 | take a seat | take a seat
sit~ tight | a3 | stay where you are and wait | stay put
size~ sth up | a2 | look carefully to judge | judge
slack~ off | a2 | work less hard than one should | take it easy
sleep~ on it | a3 | wait until tomorrow before deciding | think it over
sleep~ over | i1 | stay for the night at someone's home | stay over
slip~ away | i1 | leave quietly | sneak off
slip~ up | a2 | make a careless mistake | make a mistake
slow~ sth down | b2 | go or make less fast | reduce speed
smooth~ things/it over | a3 | make a quarrel less bad |
snap~ out of | a3 | stop feeling sad or dreaming | pull oneself together
sneak~ out/off/away ^of | i2 | leave without being seen | slip away
sneak~ up on | i2 | come near without being noticed | creep up on
sober~ up | i2 | become no longer drunk |
sort~ sth out | i3 | solve; put in order | work out, settle
speak~ out | i2 | say openly what one thinks | speak up
speak~ up ^for | i2 | talk louder; say what one thinks | talk louder
speed~ sth up | i2 | go or make faster | hurry up
spell~ sth out | a3 | explain very clearly | explain
spit~ it out | a3 | say it at last | tell me
split~ up | i2 | end a relationship; go different ways | break up, separate
spread~ out | i1 | move apart; cover a larger area | scatter
stand~ by ^the/a | i2 | be ready; stay loyal to | stick by, support
stand~ for ^the/a | i2 | mean; accept | represent, tolerate
stand~ out | i2 | be easy to see; be much better | be noticeable
stand~ sb up | a2 | not come to a date | not show up
stand~ still | b1 | not move | freeze
stand~ up ^for/to | b1 | rise to one's feet | rise, get up
stand~ up for | i3 | defend | defend, stick up for
stand~ up to | i3 | be brave against someone stronger | face, resist
start~ over | i3 | begin again from the start | begin again
stay~ away ^from | b1 | not come near | keep away
stay~ away from | b2 | not go near | keep away from, avoid
stay~ out of | i2 | not get involved in | keep out of
stay~ put | i3 | not move away | sit tight
stay~ up ^here/there/to/on/in | i2 | not go to bed | be awake
step~ down ^from/the/here/there | a2 | leave an important job | resign
step~ in ^the/a/here/to | a2 | do something to end a problem | intervene
step~ up ^to/here/the/a/on/and | a2 | do what is needed when others do not | take charge
stick~ around | i3 | stay for some time | hang around, stay
stick~ out ^of/the/your/my/his/her | a1 | be easy to notice | stand out
stick~ to it/that/this/them/something | i2 | continue with; not change | hold on to
stick~ together | i3 | stay together and help each other | support each other
stick~ up for | i3 | defend | stand up for
stick~ with | i2 | continue with; stay near | keep to
stir~ sth up | a2 | cause trouble | provoke
stock~ up | i2 | buy a lot to keep |
stop~ by ^the/a | i2 | visit for a short time | drop by
straighten~ sth out | i2 | put right; solve | sort out, clear up
stress~ sth out | i3 | worry or make worried | worry
strike~ back | i2 | attack in return | fight back
suck~ up to | a2 | try to please someone in power | butter up
sum~ sth up | i2 | say the main points in few words | summarise
swear~ off | a2 | promise never to take again | give up
tag~ along | a3 | go with others, often uninvited | come along
take~ a chance | i3 | do something risky | run a risk
take~ advantage of | i3 | use for one's own good, often unfairly | exploit, use
take~ after ^the/a | i3 | look or be like (a parent) | resemble
take~ care of | b3 | look after; deal with | look after, see to
take~ chances | i2 | do what is risky | run a risk
take~ for granted | i3 | not value because one is so used to it | not appreciate
take~ it easy | i3 | relax; don't get upset | relax, calm down
take~ it out on | a3 | be unkind to someone because one is angry about something else | vent
take~ off ^the/a/my/your/his/her/their/our/its/with/from/that/this/those/these | i2 | leave the ground; leave in a hurry | leave, depart
take~ on ^the/a/board | a2 | accept (work); fight against | accept, face
take~ one's time | i3 | not hurry | not rush
take~ part in | i2 | be one of those who do | participate in, join
take~ place | i3 | happen | happen, occur
take~ sides | i3 | support one of two in a quarrel | side with someone
take~ sth apart | i2 | separate into parts | dismantle
take~ sth away | b1 | remove | remove
take~ sth back ^to/the/a/in/home | i1 | admit that what one said was wrong; return | withdraw, return
take~ sth down ^the/a/to/here/there/from | i1 | write; remove; defeat | write down, remove
take~ sth for granted | i3 | not value because one is so used to it | not appreciate
take~ sth in ^the/a/my/your/his/her/to/on/hand | a1 | understand; give a home to; deceive | understand, absorb
take~ sth off ^the/a | b1 | remove (clothes) | remove
take~ sth out on | a2 | be unkind to someone because of one's own trouble | vent
take~ sth over ^to/there/here/the | i2 | get control of | take control of
take~ sth up on | a3 | accept (an offer) | accept
take~ sth up with | a2 | complain to | raise with
take~ the blame | i3 | say that one is responsible for something bad | accept responsibility
take~ time off | i3 | not work for some time | take a break
take~ turns | i3 | do one after the other | alternate
talk~ behind one's back | i3 | say bad things about someone who is not there | gossip
talk~ sth into ^the/it/a/this/that | i3 | make someone agree by talking | persuade
talk~ sth out of | i3 | make someone decide not to do | dissuade
talk~ sth over | i2 | discuss before deciding | discuss
team~ up | i3 | join to do something together | join forces
tear~ sth apart | i2 | break into pieces; make very unhappy | destroy
tear~ sth down | i1 | destroy a building | pull down, demolish
tear~ sth off | i1 | remove roughly | rip off
tear~ sth up | i1 | pull into small pieces | rip up
tell~ sth apart | i3 | see the difference between | distinguish
tell~ on | i2 | report someone's bad deed | rat on
tell~ sth off | i2 | speak angrily to someone who did wrong | scold
think~ back | i2 | remember past times | remember
think~ sth over | i2 | consider carefully | consider
think~ sth through | i2 | consider all that may follow | consider carefully
think~ the world of | a3 | admire or love very much | adore
think~ twice | i3 | consider carefully before doing | reconsider
think~ up | i2 | invent | come up with, invent
throw~ sth away | b2 | get rid of as rubbish; waste | throw out, get rid of
throw~ sth out | i1 | get rid of; make leave | throw away
throw~ up ^the/a/your/my/his/her | i2 | be sick; vomit | be sick, vomit
tie~ sth up ^the/a/to | i1 | fasten with a rope; keep busy | fasten
tie~ the knot | a3 | get married | get married
tip~ sth off | a2 | give secret information to | warn
tone~ sth down | a3 | make less strong | soften
touch~ on | a2 | mention shortly | mention
touch~ sth up | a1 | improve by small changes |
track~ sth down | i3 | find after a long search | find, trace
trade~ sth in | a2 | give as part payment for a new one | exchange
trick~ sth into | i2 | make someone do something by deceiving | fool
try~ sth on ^the/a | b2 | put on clothes to see whether they fit | test
try~ sth out | i2 | test by using | test
turn~ around | b2 | face the other way; improve | turn back
turn~ away | i1 | look or go in another direction; refuse to let in |
turn~ in ^the/a/my/your/his/her/to/on/front | a2 | go to bed | go to bed
turn~ into ^the | i3 | become | become, change into
turn~ on ^the/a/him/her/me/you/them/us/your/my | i1 | start a machine, light or tap | switch on
turn~ one's back on | a3 | refuse to help | abandon
turn~ oneself in | i3 | go to the police and confess | surrender
turn~ out | i3 | happen or be found in the end | prove, end up
turn~ out to be | i3 | be found in the end | prove to be
turn~ sth against | i2 | make hostile to | set against
turn~ sth down ^the/a/here/there | i3 | refuse; make less loud | refuse, reject
turn~ sth in ^the/a/to/front | i2 | give to the police or a teacher | hand in
turn~ sth off ^the/a/here/there | b2 | stop a machine, light or tap | switch off
turn~ sth on ^the/a | b2 | start a machine, light or tap; attack | switch on
turn~ sth over ^to/there/here | i1 | put the other side up; give to | flip, hand over
turn~ to ^the/a/face/page/look/stone/dust/left/right/see | i2 | ask for help | go to
turn~ up ^the/a/here/there/to | i2 | appear; be found | show up
use~ sth up | i2 | use until nothing is left | run out of
wait~ up for | i1 | not go to bed until someone comes home | stay up for
wake~ sth up | b2 | stop sleeping; make stop sleeping | awaken
walk~ away from | i1 | leave; escape | leave
walk~ in on | i2 | come in while someone does something private | surprise
walk~ out on | i3 | leave someone who needs you | abandon, run out on
ward~ sth off | a2 | keep danger away | fend off
warm~ sth up | i1 | make or become warm; prepare for sport | heat
warm~ up to | a3 | begin to like | take to
wash~ up | i1 | wash one's hands and face, or the dishes |
watch~ one's back | a3 | be careful of danger from others | be on one's guard
watch~ one's mouth/language/tongue | i3 | don't be rude | mind your language
watch~ one's step | i3 | be careful | take care
watch~ out ^the/for | b2 | be careful | look out
watch~ out for | b2 | be careful of | look out for
watch~ over | i2 | guard | look after
wear~ off | a3 | (of an effect or feeling) slowly disappear | fade
wear~ sth down | a3 | make weaker little by little | tire out
wear~ sth out | i2 | make very tired; use until it is useless | exhaust
weed~ sth out | a2 | remove what is not wanted | get rid of
weigh~ sth down | a2 | make sad or heavy | burden
whip~ sth up | a2 | make (a meal) quickly |
wind~ sth up ^the/a | i2 | come finally to a place or state; tease | end up
win~ sth back | i2 | get again what one lost | regain
wipe~ sth out | i2 | destroy completely | destroy
wise~ up | a2 | begin to understand how things are |
work~ one's way | a2 | move forward with effort |
work~ out ^of/the/here/there/a | i3 | end well; do exercise | turn out well, succeed
work~ sth out | i3 | solve; end well | figure out, solve
work~ up the courage/nerve | a3 | slowly become brave enough | dare
wrap~ sth up ^in | i2 | finish | finish, complete
write~ sth down | b2 | put on paper | note
write~ sth off | a2 | decide that something is worthless | give up on
zone~ out | a2 | stop paying attention | daydream
`;
