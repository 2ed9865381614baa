/** What customers write who wait, repeat themselves and are not helped. */
export const DISCONTENT = `
I have been waiting for three weeks and still nothing.
I've been waiting over an hour for someone to answer
still no reply from anyone
Nobody has got back to me.
No one is answering my emails.
I have written to you four times already and never got an answer.
This is the third time I contact you about this issue.
this is the second time this happens
I already explained this to your colleague yesterday.
I have already told you that I tried that.
I already sent you the documents twice!
How many times do I have to explain this?
How much longer do I have to wait?
Why is this taking so long?
why is nobody helping me
You keep asking me the same questions.
You keep sending me the same link.
That does not answer my question.
That is not what I asked.
you are not listening to me
You are not helping at all.
That doesn't help me at all.
This is not acceptable.
This is unacceptable, I want to speak to a manager.
This is ridiculous.
This is a joke, right?
This is really frustrating.
I am getting really frustrated with this.
It's so annoying.
I'm very disappointed with your service.
I am extremely disappointed.
I expected better from a company like yours.
Your service is terrible.
Worst customer service ever.
what a waste of time
I have wasted my whole afternoon on this.
I've lost so much time because of this
This has been going on for months now.
It has been two weeks and my problem is still not solved.
my problem is still not resolved
The problem is still there.
It still doesn't work.
it's still not working after the update
Same error again.
It happened again.
it keeps crashing every time I open it
It keeps logging me out all the time, I can't work like this.
Nothing works.
none of that worked
I tried everything and it does not work.
I did all that already and it didn't work.
Your website is broken again.
Your app is useless.
This product is a piece of junk.
It broke after two days.
The item arrived damaged and now you refuse to refund it.
You sent me the wrong item again.
My order never arrived and I want my money back.
My parcel was supposed to be here a week ago.
You said it would be delivered yesterday and it's not here.
You promised a refund two weeks ago and I still haven't received it.
I was told it would take two days, it has been ten.
I was promised a call back and nobody called.
nobody called me back
You charged me twice and nobody cares.
You took money from my account without my permission!
I cancelled months ago and you are still charging me.
I never agreed to this charge.
I want a refund now.
just give me my money back
I demand a full refund.
I will not pay for something that doesn't work.
I'm not paying for this.
I paid for this and I can't use it!
I paid for express delivery and it came a week late.
This is a scam.
you are thieves
I feel cheated.
I'm losing my patience.
I'm sick of this
I am fed up with your company.
I've had enough, cancel my account.
I will never order from you again.
I'm going to switch to another provider.
I will leave a bad review.
I am going to report you.
I'll contact my lawyer.
I want to make a complaint.
I would like to file a complaint about your driver.
That is not my fault.
So it is my fault now?
that's not my problem, it's yours
How is that even possible?
How can you not know where my order is?
What kind of service is this?
Are you serious?
seriously?
Is anyone even there???
Hello??? Anybody?
are you kidding me
Unbelievable.
So you can't do anything?
so what am I supposed to do now
So I just have to wait again?
Then what is the point of this chat?
Can't you people do anything right?
Why did you close my ticket without fixing it?
Why was my account blocked without any warning?
Why do I have to pay for your mistake?
Why can't I just get a straight answer?
I don't want to wait any longer.
I don't have time for this.
I can't wait another week.
I need this fixed today, I can't work without it.
I'm stuck because of you.
because of this I missed my flight
My kids were waiting for this present and it didn't come.
It's not fair that I have to pay for it.
That's not good enough.
I am not happy with this.
I'm not satisfied with that answer.
not a good experience at all
I find this very unprofessional.
your colleague was very rude
He hung up on me.
The last agent just left the chat.
I was disconnected again, now I have to start over.
I have to repeat everything every single time.
Your bot is useless, let me talk to a human.
I want to talk to a real person, not a robot.
Please stop sending me automatic answers.
All I get are automated replies.
I followed your instructions and made it worse.
Since the update everything is slow and nothing loads.
I can't believe I lost all my work.
All my photos are gone and you say there is nothing you can do?
Please, I am desperate, nobody helps me.
it's been days
Still waiting.
I'm still waiting for an answer...
again the same answer
No, that is wrong again.
no it's not ok
No, I don't want a voucher, I want my money.
That makes no sense.
Really bad.
Very poor communication.
I should not have to chase you for this.
You should have told me that before.
It shouldn't be this difficult.
it should not take this long
The delivery was late, the box was open and a part was missing.
I ordered it new and got a used one.
I can't get through on the phone.
your phone line is always busy
I keep getting the same error message and no one can tell me why.
`;
