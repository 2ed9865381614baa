import type { Line } from './corpora.ts';

/**
 * Sentences customers write to a support chat, by our own hand, since none of the sets is from one. They teach the
 * model that waiting, repeating and not being helped are discontent there, and that the same orders, cards and refunds
 * politely asked about are not. They are trained on and never measured on.
 */
export function supportLines(): readonly Line[] {
  return [...linesOf(DISCONTENT, 1), ...linesOf(CALM, 0)];
}

function linesOf(text: string, unhappy: number): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ text: line, source: 'support-lines', emotions: null, unhappy, basic: [] }));
}

const DISCONTENT = `
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

const CALM = `
Hi, I have a question about my order.
Hello, how are you today?
good morning, I hope you can help me
Hi there, can you help me with something?
Could you please help me with my booking?
I would like to change my delivery address.
I'd like to change the date of my reservation, please.
I need to update my email address.
Can I change my phone number?
How do I reset my password?
I forgot my password, can you send me a new link?
I need some help logging in.
I can't find the button to download my invoice.
Where can I find my invoice?
Can you send me a copy of the invoice?
What is the status of my order?
When will my order arrive?
Has my parcel been shipped already?
Can you tell me when it will be delivered?
I would like to know if my refund was processed.
How long does a refund take?
I'd like to return an item.
How can I send it back?
I want to return the shoes, they are too small.
The jacket is too big, can I exchange it for a smaller one?
Can I get it in blue?
Do you have this in stock?
Is it still available?
What are your opening hours?
Do you ship to Canada?
How much does shipping cost?
Which plan would you recommend?
What is the difference between the two plans?
I want to upgrade my plan.
I would like to cancel my subscription.
Please cancel my order.
I want to cancel it because I don't need it any more.
I am trying to install the app on my new phone.
I bought a new phone and want to move my account.
I'm trying to connect my device to the wifi.
I have already restarted it.
I tried restarting the router.
yes I did that
Yes, I tried that already.
I have checked and it says pending.
It says error 404.
The screen shows a message that the payment failed.
The light is blinking red.
The app asks me for a code.
I get a message that the card was declined.
I see a charge on my account that I don't know, what is it?
There is a charge of 20 dollars on my statement.
I think I was charged twice, could you check?
I received only one of the two items, can you check please?
There seems to be a mistake in my bill.
I think there is a problem with my account.
My order has not arrived yet, can you see where it is?
I haven't received the confirmation email.
I did not get the code.
I lost my card, what should I do?
My card was stolen, please block it.
I think I left my bag on the train.
My account is locked, how do I unlock it?
I can't log in.
I am locked out of my account, could you help me?
I'm having trouble with my login.
The link does not work for me.
It doesn't let me upload the file.
The video doesn't play.
My order number is 12345.
The number is 00 49 123 456.
My name is Anna Schmidt.
my email is anna@example.com
It's the black one with the leather strap.
It was ordered on the 3rd of May.
I ordered it last week.
I paid by credit card.
I used PayPal.
It is a gift for my mother.
It's for two adults and one child.
From Berlin to Paris on Friday.
The address is 5 Main Street.
I'm using Chrome on Windows.
I have an iPhone.
version 12.1
Yes, that is correct.
Yes please.
yes, that would be great
That works for me.
That is fine.
Ok, I will try that.
ok let me check
One moment please.
Give me a second.
I will look for it.
I'm back.
Sorry for the delay.
Sorry, I was away from my desk.
Sorry, I meant the other order.
No, that's all.
No, nothing else, thank you.
No, I don't have one.
no, just the one
No problem, take your time.
No worries.
I can wait.
Sure, I'll wait.
I understand.
I see.
Ok, I understand now.
Got it, thanks.
Thank you!
Thanks a lot for your help.
Thank you very much, you have been very kind.
Perfect, thank you.
Great, it works now!
It's working again, thanks.
I got it, the parcel just arrived.
That solved it.
Awesome, thanks for the quick reply.
Have a nice day!
You too, bye.
Thank you for checking.
Can you confirm that?
So it will arrive tomorrow?
And how long does that take?
Will I get an email?
Do I need to do anything else?
What do I have to do next?
Is there another way to pay?
Could you explain how that works?
Could you check again please?
Can you repeat that please?
I am not sure which one I need.
I'm not sure, I think it was Monday.
I don't know the exact date.
I don't have the receipt any more.
I have a voucher, where do I enter it?
The discount code is not applied, can you look at it?
I would like to speak with the billing department, please.
Can I call you about this?
Could you transfer me to sales?
I was wondering if you could waive the fee.
Would it be possible to get a discount?
I'm interested in your premium plan.
I want to book a table for four.
I need a ticket for tomorrow.
I need a hotel in the centre, not too expensive.
Is breakfast included?
Can I bring my dog?
Let me know when it's done.
I will send you a picture.
Here is the screenshot.
I have attached the document.
I've just sent it.
I sent it yesterday by mail.
As I said, it's the blue one.
I already have an account.
I already paid.
I am waiting for the code now.
I'm waiting for the email, one moment.
it is loading
It finished downloading.
The last time I used it was Sunday.
This is my first order.
I am a new customer.
I have been a customer for five years.
Just checking if you got my message.
I wanted to ask about the warranty.
Is it under warranty?
Do I get a refund if I cancel now?
How do I delete my account?
Please delete my data.
Why do I need to verify my identity?
Why is there a fee for withdrawals?
`;
