/** Customers of a bank or a payment service. */
export const banking = {
  discontent: `
You blocked my card in the middle of my holiday without a word
i transferred 900 two weeks ago, neither I nor my landlord has it
That's the same answer I got on Tuesday, and Wednesday
You have frozen MY money and will not tell me why
I've sent the passport scan four times now and it is always "not readable"
I've been verified already. How often do I have to do this?
so because your system is slow I pay a late fee?
Nobody at the branch knows anything either
no, not the credit card, I said the DEBIT card, please read
35 dollars overdraft fee for 2 dollars?? robbery
I reported the fraud a month ago and you are still "investigating"
you lost the form I handed in personally
This is my rent we are talking about
I cannot get into my own account and you ask me to log in to get help, brilliant
Can you stop transferring me from one person to another
Your app logs me out before I finish anything
my salary should have been here on friday
I have been trying to reach you for days
You closed my dispute without asking me anything
Top up failed, money gone, and support says wait. Wait for what?
it took you 3 weeks to post a card
They told me it was sorted. It obviously isn't.
I'm not going to answer those questions a fourth time
And what do I buy food with until then?
this bank is getting worse by the day
Closing all my accounts tomorrow.
I am going to take it to the ombudsman
I didn't ask how to open a ticket, I asked what happened with mine
Why was I not informed of the new fee
An ATM ate my card and I am left here with nothing in a foreign country and you tell me office hours
my transfer is still pending after all this time, this really is not good enough
What am I paying a monthly fee for
You said within 24 hours. That was Monday.
I want that fee back
Is a straight yes or no too much to ask?
the exchange rate you used is a bad joke
embarrassing, standing at the till with a declined card for the second time this week
I had to borrow money from my brother because of you
you've made me look like a liar in front of my landlord
no idea why I even bother with this chat
Not a single person called me back as agreed.
So nothing happened since last week?
Who gave you permission to change my limit?
`,
  calm: `
How do I order a new card?
My card was declined at the supermarket, do you know why?
I lost my wallet, please block my debit card.
my card doesn't work abroad, what can I do?
Could you tell me when my transfer will arrive?
The transfer hasn't arrived yet, I sent it this morning.
There's a payment of 12.50 I do not recognise, can we check that?
I think somebody used my card, I need to report it.
How do I change my PIN?
I've forgotten my PIN
What's the exchange rate for dollars today?
Is there a fee for withdrawing cash in Spain?
Why was I charged a fee of 3 euros?
I'd like to increase my card limit
how can i close my account
Can I have two accounts?
My new card has not come yet, when was it sent?
the atm kept my card, what do I do now
Which documents do you need for verification?
It won't let me verify my identity, is there something wrong with the photo?
I was charged twice at a petrol station, how do I get one of them back?
I'd like to dispute a payment
How do I set up a standing order?
I sent money to the wrong account, can it be cancelled?
my top up is still pending
Does the app work on tablets?
Can I get a statement for last year?
What is the interest on savings?
I moved, how do I change my address?
please send it to my new address
I need a loan of about 5000, what would the rate be?
No, I don't have online banking.
no, a joint account
It's the one that ends in 4410.
The amount was 230.
Yes it was me
It was on Saturday evening.
My date of birth is 4 4 1981
Ok, how long will that take?
Alright, I will go to the branch tomorrow.
Good, then please block it
Thank you, that's a relief
Thanks, the money is there now.
I see it now, sorry for the trouble
That answers my question, thank you.
Is my money safe if my phone is stolen?
Can I use the old card until the new one arrives?
Do I need to sign anything
I can't see the payment in the app, where should it be?
The contactless doesn't work, only chip. Is it switched off?
My direct debit was rejected, what should I do next?
I got a text saying my account is locked, is that from you?
what does "reverted" mean next to my top up
I'm travelling next week, do I need to tell you?
The cash machine gave me 20 less than I asked for, where do I report that?
My name changed after I got married.
`,
};
