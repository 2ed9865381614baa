/** What customers write who ask, answer, wait gladly and give thanks, about the same orders, cards and refunds. */
export const CALM = `
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
