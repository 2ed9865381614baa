/** Meals and groceries brought to the door. */
export const food = {
  discontent: `
food arrived cold after 90 minutes
Half of the order is missing and the rest is soaked
I'm vegetarian and there is chicken in it!!
where is the driver, he has been "2 min away" for half an hour
he ate my fries im not joking
you charged me for dishes I didn't get and offer me 1 euro??
ordered at 6, its 8.15
It's the third wrong order in a row
I have a nut allergy, this could have killed me
driver was shouting at me because of the stairs
No that's not ok, I have guests sitting here
My kids are hungry and you tell me to be patient
The milk you delivered expired last week
They cancelled after an hour. After an HOUR.
don't offer me credit, I will not order again
How difficult is it to read the note on the order
Everything was upside down in the bag, disgusting
nobody picks up at the restaurant, nobody picks up at yours
So what now, do I just go to bed hungry?
your substitutions are ridiculous, cat food instead of tuna
I was home the whole time, the guy never rang
you've marked it as delivered, delivered where??
i am really upset about this
I got somebody else's order, again
Told you it's the back door. Told you last time as well.
paid 6 for delivery and had to fetch it myself from the corner
Not even an apology
Rotten avocados every week, I wonder if anyone checks
just be honest and say nobody is coming
You don't seem to understand what I'm saying
That's not what happened.
Two hours for one pizza, and burnt
Refund denied? On what ground?
I'd rather starve than order here once more
I ordered for the birthday of my boy and you ruined it
wrong drinks, wrong sauce, wrong address, anything else?
the app took my tip although the driver never came
`,
  calm: `
Hi, where is my order?
Could you tell the driver to use the back door?
I forgot to add a drink, can I still add one?
Can I change the address? I chose my office by mistake.
The order is a bit late, do you know when it comes?
One item is missing, the garlic bread.
I got the wrong sauce, it's not a big deal but I wanted to tell you.
Is there anything gluten free?
Do you deliver to Hill Road?
What's the minimum order?
how do I use my voucher
i want to order for tomorrow at 7
can I pay in cash
no onions please
Without cheese, I'm allergic.
The driver is here, thanks
It just arrived, thank you!
all good, enjoy your evening
It was delicious, tell the kitchen!
Not spicy please
Can you cancel it? I ordered twice by accident.
I'd like to cancel, my plans changed
What was substituted?
The eggs were broken, could I get them refunded?
Is the soup vegan?
how many does the family box feed
could i get a receipt
The tracker shows the driver in another street, is he lost?
I waited outside, now I see he's coming
That's fine, I'll take the tuna instead.
no problem, these things happen
I don't need a refund, just letting you know.
do you have oat milk
We're at the blue door next to the bakery.
My phone number is 0161 55 32.
ring twice please
ok 20 minutes is fine
Are you open on Sunday?
When is the last delivery?
I'd like to subscribe to the weekly box
skip next week please
How do I change my delivery day?
which of the boxes has less meat?
My card was declined, can I use another one?
I was charged a service fee, what is it for?
can you ask them to add cutlery
I'm in a meeting, please leave it at reception
`,
};
