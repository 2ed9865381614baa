const list = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Said in between, without changing what is said. */
export const FILLERS = list(
  'just really only actually simply still also kindly please maybe perhaps possibly now already even honestly seriously literally basically again quickly very much so',
);

/** What one asks others to do; at the beginning of a clause it is a request. */
export const REQUEST_VERBS = list(
  `send resend refund cancel give tell fix change check call delete remove return replace help stop get make let update unlock reset
  close transfer issue reopen restore explain confirm credit reverse ship deliver book connect escalate sort resolve move add find show
  activate deactivate switch reimburse upgrade downgrade extend pause process provide arrange correct waive put bring keep forward
  clarify advise apply approve assist block contact email exchange finish honour honor investigate pay postpone prioritise prioritize
  print ring reply respond reinstate reschedule renew repair rush set swap take track try turn undo unsubscribe verify withdraw write
  look do have see reroute redirect recover enable disable merge rename import export create generate allow grant include enter`,
);

/** Past forms that do not end in -ed. */
export const PASTS = list(
  `got bought paid sent told said came went took gave lost broke left fell found made had was were did done been become began forgot
  kept knew saw sold spent stole stolen thrown threw wrote written woke won cut hit put set shut hurt let froze frozen stopped heard held
  met read ran ripped sat spoke spoken stuck swore taken given gone eaten broken chosen driven hidden shown torn worn built sent
  disappeared vanished went`,
);

/** States of things that are trouble. */
export const TROUBLES = list(
  `broken missing late wrong damaged locked down stuck empty gone blocked frozen delayed cracked defective faulty unavailable offline
  declined rejected cancelled canceled charged billed expired hacked stolen lost invalid incorrect incomplete scratched torn leaking dead
  unusable unreadable inaccessible overdue overcharged suspended disabled deactivated closed dirty stained ruined bent spoiled`,
);

/** Words that end in -ed or look past, and are no event. */
export const NO_EVENT = list(
  `need indeed speed feed seed weed bleed breed exceed proceed succeed worried excited interested supposed pleased annoyed frustrated
  disappointed confused tired scared concerned stressed relieved delighted satisfied ashamed embarrassed exhausted irritated upset
  wanted wondered hoped thought hundred red bed limited unlimited need hundred`,
);

/** What people do to help themselves. */
export const DEEDS = list(
  `tried retried restarted rebooted reloaded refreshed reinstalled reset cleared checked called phoned emailed e-mailed mailed messaged wrote
  written contacted rang chatted spoken spoke asked looked searched googled followed uninstalled updated logged unplugged replaced changed
  disabled enabled waited complained reported requested submitted filled read scanned repeated trying opened`,
);

/** Feelings one says of oneself. */
export const FEELINGS = list(
  `angry furious mad annoyed irritated frustrated upset disappointed sad devastated heartbroken worried anxious nervous scared afraid
  stressed overwhelmed desperate confused lost puzzled tired exhausted fed ashamed embarrassed hurt shocked concerned unhappy disgusted
  relieved happy glad grateful thankful pleased delighted impressed excited livid gutted panicking panicked helpless hopeless`,
);

/** What one calls a matter one is unhappy, or happy, with. */
export const JUDGEMENTS = list(
  `ridiculous unacceptable frustrating annoying disappointing outrageous terrible horrible awful disgraceful appalling stressful confusing
  infuriating insulting upsetting worrying embarrassing exhausting unbelievable absurd shameful nightmare joke disaster scary maddening
  wonderful amazing brilliant fantastic`,
);

/** Rude words that carry nothing of what somebody wants. */
export const INSULTS = list(
  `idiot idiots moron morons stupid dumb damn damned bloody fucking fuck fuckin freaking effing shit shitty crap crappy bullshit incompetent
  useless clowns clown fools fool liars liar scammers scammer thieves thief bastards bastard asshole assholes jerk jerks pathetic lazy
  goddamn hell dumbass retarded wtf ffs`,
);

/** What hangs on it: events and duties with a date of their own. */
export const STAKES = list(
  `flight train wedding funeral exam interview meeting deadline rent mortgage surgery operation appointment birthday party holiday vacation
  trip travel travelling traveling move moving court hearing presentation launch delivery christmas anniversary conference payroll salary
  wages bill bills visa passport medicine medication prescription insulin baby school job work business customers client clients boss`,
);

export const DEADLINES = list(
  `today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon evening noon midnight week
  hours hour minutes minute days day month due deadline soon january february march april june july august september october november
  december`,
);
