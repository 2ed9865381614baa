/** Users of apps and online tools with technical questions. */
export const software = {
  discontent: `
Every update breaks something else
the sync has been broken for a month, do you test anything?
I followed the article. It does not match what I see. I said that already.
lost 3 hours of work because autosave "was paused"
That's a workaround for a different bug
no, clearing the cache did not help, and it will not help the fifth time either
your documentation is wrong and support points me to the documentation
I reported this in March. It's September.
It crashes, I reopen, it crashes. great product
why do you even have a support chat if you can't help
you deleted my workspace?!
export fails at 99% each and every time
We pay for 40 seats and cannot get one human to look at it
Ok this is going in circles
I did not ask for a link
Did you even look at the logs I attached?
login loop again since this morning, whole team is blocked
Is there an ETA or do we have to guess
you closed ticket 4431 as solved, it is not solved
The new version is unusable on a normal laptop
i can't do my job like this
Three different people answered and none of them read the thread
stop asking me which browser I use
"Works as designed". Sure.
It makes no sense that I have to pay to get my own data out
Your billing page keeps charging the old card though I removed it
another day, another outage
I've had it with this app
You took away the only feature I bought it for
doesnt work. as usual
So I should reinstall everything on 25 computers, is that your solution?
Half of our invoices went out with the wrong logo because of your bug
I'm about to cancel, this is absurd
My question was simple and I've got four essays and no answer
nope. same thing
well that was useless
The import has been stuck at "processing" since yesterday and my deadline is tonight, please do something!
How is it possible that nobody tested this
We were told this would be in the May release. Then June. Then August.
You have my logs, my screen recording and my patience is at the end
I want to know why my account was suspended without any notice
That makes it worse, now nothing opens
Honestly the old version was better in every way
`,
  calm: `
How do I export my data to excel?
I can't log in, it says my password is wrong, can you reset it?
The app crashes when I open the settings, I'm on android 13.
I get error 0x80070005, what does it mean?
It happens only in Firefox.
Yes I cleared the cache, now it works
I tried what you suggested and it says "access denied" now.
where do I find the api key
Is there a dark mode?
How many users can I add?
I'd like to downgrade to the free plan
Can I transfer my licence to a new computer?
the import stopped at row 300, could you look at the file?
My teammate can't see the folder, what permission does she need?
I deleted a page by mistake, can it be restored?
Notifications don't show up on my phone. Is there a setting?
is the service down at the moment?
I'm on version 4.2.1
Mac, the newest one.
no, windows
I have not updated yet, should I?
Not sure which plan we have.
Here is a link to the recording
I'll attach the log.
It's stuck on the loading screen.
The button is greyed out, why?
Do you have a video tutorial?
Can this be automated?
how can I merge two accounts
I would like to suggest a feature: sorting by date.
It would be great if the table could be filtered.
The sync works, only the photos are missing.
The printer isn't recognised, which driver do I need?
What happens to my files if I cancel?
I am trying to connect it to my calendar.
Where is the data stored?
That fixed it, thank you so much!
ah I see, I had the wrong tab open
oh that was easy, cheers
OK, I'll wait for the next release then.
Thanks, I'll test it tomorrow and let you know.
I have the same problem as in this forum post, is there a known solution?
We're evaluating your tool for our school.
Can I get a quote for 50 seats?
it says my trial has expired, can I extend it by a week?
Do I need to install it again after the update?
My webhook returns 401, which header is expected?
I don't see that menu, I only see File and Edit
not yet, give me a minute
It takes a bit long to load, is that normal for big files?
Could you walk me through it?
I'm a beginner, so please step by step :)
I upgraded, but the new features are not visible yet. Do I need to log out?
No luck yet, what else can I try?
`,
};
