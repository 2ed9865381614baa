/** Short turns that fit anywhere: exasperation and disbelief on one side, small talk and consent on the other. */
export const turns = {
  discontent: `
forget it
never mind, bye
ok whatever
Fine. Do what you want.
No. Just no.
that's it?
that's all you have to say?
So?
and???
again?
Not again.
still nothing
still the same
same as before, nothing changed
this isn't working
it does not help
doesn't help
no help at all
You did not help me.
I said no
I told you
as I already said
like I said three messages ago
I've answered that already
read above
read what I wrote
did you even read my message
you're not answering my question
please answer the question
answer me
what was my question again? exactly.
Is anyone there
hello?? still here
5 minutes and no reply
How long will this take, I've been here for an hour
I've been in this chat for ages
You left me waiting
I don't have all day
can we speed this up
enough
I give up.
you're hopeless
that's a lie
that is simply not true
I don't believe this
really? again the same text?
really.
wow ok
oh great
oh fantastic, another form
brilliant, thanks for that
yeah thanks, very helpful. not.
thanks for wasting my time
Sure, "sorry" fixes everything
sorry doesn't help me
An apology doesn't bring my money back
I don't want excuses
stop apologising and do something
Give me your manager
get me a human
I want someone who can help me
not a bot please, a person
let me speak to your superior
that's your problem
Why should I do your work?
So it's my fault
how is that fair
That's unfair
you can't do that
I won't accept this
I am not going to do that again
I'm out
goodbye and good luck with that
You lost a customer
no thanks to you
it was better before
you must do something
do something!
pls fix it already
It's been long enough
this was supposed to be done by now
You should know that
I shouldn't have to ask
I thought you would help me
I hoped for more
I'm not impressed
it is what it is, but it's bad
Bad experience.
no resolution, no answer, no refund
not resolved
No it isn't.
nothing happened
Nothing has changed since I wrote.
I'm confused and annoyed at this point
`,
  calm: `
ok no problem
never mind, I found it
forget about the second one, just the first please
no that's all
no thanks
no need
No, I'm good.
no it's fine
not at the moment
Not yet
not that I know of
I don't think so
I don't know
no idea, sorry
nope, all good
That's it.
that's all from me
That's all I wanted to know.
again please?
Could you say that again?
once more please
one more question
still typing, sorry
still there?
I'm still here
yes still here
I am here
back
just a sec
wait a moment please
wait, I found it
let me see
I already have it
already done
already did, and it worked
I said Tuesday but Wednesday is fine too
As I mentioned, there's no hurry.
Same here
same address
the same as last time please
It isn't urgent
how long will it take roughly?
And how do I do that?
Why is that?
really? nice!
oh great, thank you
wow that was fast
brilliant, thanks
that's a big help
this helped
You helped me a lot.
it works
works fine now
solved
Problem solved, thank you for your patience
I appreciate it
thanks for the apology, all good
no need to apologise
don't worry about it
My fault
my mistake, sorry about that
I was wrong, it's there
I wasn't sure
I am not sure I understand, do you mean the blue one?
what do you mean by reference
sorry I don't understand the last step
hm ok
aha
good to know
understood
makes sense
fair enough
That is true
deal
please do
yes go on
go ahead
do that please
Can I speak to somebody in sales?
Is this a bot or a person? Just curious
could a colleague of yours call me tomorrow?
I will be there
later is fine
take your time
see you
cheers
bye
and you
fine with me
I can't right now
can't find it, where is it?
it's not in the list
It doesn't show
There's nothing in my inbox yet
I did nothing yet
I have nothing to add
It's been a pleasure
never used it before
nothing else
`,
};
