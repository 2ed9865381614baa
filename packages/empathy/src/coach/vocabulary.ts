import { patterns, type Classes } from './reading/pattern.ts';

/** Kinds of words that several rules share. `~` stands for every form of a word. */
export const classes: Classes = {
  adv: 'really so very quite just simply totally absolutely incredibly extremely truly terribly awfully such a bit rather pretty too completely currently now already still actively urgently also all always incredibly utterly deeply certainly surely definitely quickly hard right immensely unbelievably particularly actually probably personally immediately closely',
  month: 'january february march april june july august september october november december',
  weekday: 'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
  unit: 'second~ minute~ min mins hour~ hr hrs h day~ week~ month~ business working',
  person:
    'you fella chap bloke lady mama mum thing soul dear baby babies man woman girl boy kid~ child children lad lass darling old little family mother father mum mom dad son daughter wife husband lamb guy heart love pet dog cat grandmother sweetheart customer friend fellow',
  distress:
    'fright shock scare agony heartbreak violation difficult hard tough rough stressful stressed frustrating frustrated annoying annoyed upsetting upset awful terrible horrible dreadful painful devastating devastated heartbreaking heartbroken sad saddening worrying worried scary scared frightening frightened terrifying terrified distressing distressed exhausting exhausted tiring tired disappointing disappointed infuriating infuriated maddening mad angry furious unpleasant unbearable traumatic overwhelming overwhelmed wracking racking bummer rotten letdown misery anguish irritating irritated draining inconvenient unsettling unsettled challenging nasty disheartening discouraging shocking alarming gutted gutting miserable tragic bitter heavy crushing nightmare ordeal shame hell hurtful agonising embarrassing embarrassed humiliating confusing confused anxious lonely dire hellish demoralising brutal galling',
};

/** Words that say when. */
export const concreteTime = patterns(
  `
  %num @unit
  %num am|pm|o'clock|p.m|a.m
  by|at|until|before|after|from|on|around %num !€|%|euro|euros
  in|by|until|before|from|of|on|late|early|mid|end|for|after|till|this|next @month
  %num @month
  @month %num
  @weekday|today|tonight|tomorrow|noon|midday|midnight|overnight
  this|next morning|afternoon|evening|week|month|minute
  end of the? day|week|month|business
  an|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|few|couple|half|24|48 ..1 minute~|hour~|day~|week~ !later
  right away|now
  immediately|straightaway
  before lunch|close|closing
`,
  classes,
);

const doing =
  'restart~ reboot~ reinstall~ uninstall~ clear~ reset~ go open tap click press log sign refresh reload try check update download install turn switch unplug plug disconnect reconnect delete remove pair select choose fill navigate visit empty enable disable run rename enter type retry upgrade scroll contact submit follow power hold wait use upload place replace charge double-check restore return resend order book call email ask';

/** Danger comes before listening. */
export const emergencyCall = patterns(`
  call|ring|dial|phone ..4 112|911|999|ambulance|poison|emergency|police|doctor
`);

/** The customer is told what to do. */
export const instruction = patterns(
  `
  ^ please|simply|just|first|then|now|kindly|next ..1 @doing !for
  ^ please|kindly @adv? %do !you|your
  ^ simply|just @adv? %do the|your|it|to|on|in|off|out|again|a|an|this|that|them|back|up|down|new|and
  ^^ %do new|different|other
  ^^ %do a|an|another|this|these %base
  <!what|how|all|whatever you ..1 need|have to ..1 %do
  you ..1 must|should !feel|think|wait|receive|get|have|see|be|hear|find|know|expect|not %do
  ^^ %do the|your|it|both|them|all ..1 %base|%num|to|on|in|off|out|$
  ^^ ok|okay|well|first|now|then %do the|your|it
  ^ @doing your|the|to|out|in|into|on|off|it|again|settings|and|both|all|a|any|from|safe
  you ..1 need|have|must|should|can|could|might|may to? ..1 @doing
  please|kindly ..1 send|ship|bring|mail|post|take ..4 back|in|to
  ^ go ahead and|with
  ^ please? make sure|certain
  ^ ensure|verify ..2 is|are|that|the|your
  ^ drop|stop|come|pop|call|swing by|in|round|over|into
  ^ try %ing|to|a|an|another|it|the|your|with
  have you|u ..1 tried|checked|restarted|rebooted|reinstalled|cleared|looked
  did|could|can you ..1 try|restart|reboot|reinstall|clear|check
  i ..2 suggest|recommend|advise ..2 @doing|%ing
  all you need|have
  the easiest|best thing|way is
  it ..1 help~|work~ to|if you @doing
`,
  { ...classes, doing },
);
