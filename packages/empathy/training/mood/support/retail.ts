/** Shoppers: parcels, returns, things that came wrong. */
export const retail = {
  discontent: `
Where the hell is my parcel
It says delivered. It isn't. I was home all day.
ordered on 2 may, today is 30 may
You sent size 38 and I ordered 42, and now I shall pay the return??
second replacement, same defect
The dress looks nothing like the picture
I have sent photos three times, what else do you want from me
You told me 3-5 business days, it's day 14.
No I do not want to wait until it is back in stock
where is my refund, you got the shoes back on the 4th
Your courier threw the box over the fence
the glass was in a thousand pieces, no padding at all
This was meant for my daughters birthday. It was yesterday.
I've been sent from one department to another all morning
that's exactly what the last person said
Why did you charge me if it's out of stock?
Can't believe you sell this stuff
cheap plastic, fell apart in my hands
i want my money not a coupon
You give a tracking number that doesn't exist
nobody reads my mails it seems
if you had read my message you would know that
What's the point of express then
Ordered a set of six, got four. Asked for the other two, got one. What is wrong with you?
your returns portal is impossible to use
You cancelled my order without telling me and the price is now 40 more, how convenient
This is the worst shopping experience I've had online
I will dispute the payment with my bank
Well that's just great
I have nothing left to say, really
Its the third time you say tomorrow.
used product sold as new, shame on you
The voucher you sent me as an apology doesn't work either. LOL
Not happy with the quality at all for this price
Poor packaging, late delivery, no reply.
you never answered my question about the warranty
don't tell me to contact the carrier, I bought it from you
It's missing the screws and without screws it's useless
How many more weeks?
I am still waiting for the label you promised on Monday
I expected this to be handled today
It was wrong, I sent it back, and now the same wrong one came again
Please stop copy pasting
my patience ends here
It stopped working after a week and now nobody feels responsible
You can't be serious
That's theft
I would give zero stars if I could
`,
  calm: `
Hello! When will order 55120 ship?
Could I change the colour to green before it ships?
I would like to return the lamp, it doesn't fit our room.
How do I print the return label?
is there a shop near leeds
do you have these in size 39?
When will the blue one be back in stock?
I ordered the wrong size, can I swap it?
My parcel is marked as delivered but I can't find it, could you ask the driver where he left it?
one of the glasses arrived broken, can you send a new one?
There's a screw missing, could you send it to me?
I entered the wrong address, can it still be changed?
the discount didn't show up in the basket, what did I do wrong?
Which battery does it take?
Is the fabric washable?
What are the measurements of the table?
Do you deliver on saturdays?
Can somebody carry it up to the third floor?
I'd like to pay by invoice.
I'll take two
No, the other one, with the wooden legs.
no thanks, just looking
Not that one, the 20 litre one.
Can I cancel it? I found it in a shop here.
My refund hasn't arrived yet, it was only sent on Monday. Is that normal?
The order says processing since yesterday, does it normally take that long?
how many days do I have to return it
Do I have to send it back in the original box?
Thank you, the replacement came today and it's perfect.
wonderful, many thanks
ok great
Thanks, I'll look out for it.
It's a present, can you wrap it?
please leave it with the neighbour
Number 14, not 41
Here's the photo of the label.
I've got the receipt but not the box, is that ok?
Is there a guarantee on the motor?
The zip got stuck, can that be repaired?
Could you tell me whether it is made in the EU?
I want to unsubscribe from the newsletter
how do i change the email on my account
Sorry, wrong chat, I'm looking for the repair service.
Does the price include delivery?
My friend recommended you :)
I'm looking for a present for a ten year old
Would the small one be enough for two people?
I was charged 5 euros for shipping, isn't it free over 50?
the mug has a small crack but I don't mind, just so you know
Next week is fine too.
do you price match
I've changed my mind, keep the first order as it is
`,
};
