export { shieldStep, type ShieldHistory, type ShieldStep } from './abuse-shield.ts';
export { missingInCost, writeCost, type AnnouncedCost, type CostPart } from './announced-cost.ts';
export {
  goodwillLeft,
  grantGoodwill,
  type GoodwillAnswer,
  type GoodwillBudget,
  type GoodwillGiven,
} from './goodwill.ts';
export { hostileWordsIn, type HostileWords, type Hostility } from './hostile-words.ts';
export {
  isReason,
  missingInRefusal,
  writeRefusal,
  type PolicyText,
  type Refusal,
  type RefusalPart,
} from './refusal.ts';
export { toneAgainst } from './tone-fit.ts';
