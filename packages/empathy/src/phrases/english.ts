import type { Phrase } from '../phrase.ts';
import { alreadyTried } from './en/already-tried.ts';
import { announcingCost } from './en/announcing-cost.ts';
import { closing } from './en/closing.ts';
import { followingUp } from './en/following-up.ts';
import { goneQuiet } from './en/gone-quiet.ts';
import { graveMatters } from './en/grave-matters.ts';
import { handingOver } from './en/handing-over.ts';
import { heardAgain } from './en/heard-again.ts';
import { listening } from './en/listening.ts';
import { longWait } from './en/long-wait.ts';
import { moneyMatters } from './en/money-matters.ts';
import { moods } from './en/moods.ts';
import { obstaclesAndNeeds } from './en/obstacles-and-needs.ts';
import { offeringACall } from './en/offering-a-call.ts';
import { openQuestions } from './en/open-questions.ts';
import { ownership } from './en/ownership.ts';
import { pageRefused } from './en/page-refused.ts';
import { refusing } from './en/refusing.ts';
import { settingLimits } from './en/setting-limits.ts';
import { silentControl } from './en/silent-control.ts';
import { thingsGoneWrong } from './en/things-gone-wrong.ts';
import { troubledControl } from './en/troubled-control.ts';
import { waitAndPage } from './en/wait-and-page.ts';
import { waysOn } from './en/ways-on.ts';

/** What we ship in English. */
export const english: readonly Phrase[] = [
  ...alreadyTried,
  ...announcingCost,
  ...closing,
  ...followingUp,
  ...goneQuiet,
  ...graveMatters,
  ...handingOver,
  ...heardAgain,
  ...listening,
  ...longWait,
  ...moneyMatters,
  ...moods,
  ...obstaclesAndNeeds,
  ...offeringACall,
  ...openQuestions,
  ...ownership,
  ...pageRefused,
  ...refusing,
  ...settingLimits,
  ...silentControl,
  ...thingsGoneWrong,
  ...troubledControl,
  ...waitAndPage,
  ...waysOn,
];
