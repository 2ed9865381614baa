export {
  alreadyGiven,
  likelyNextQuestion,
  stillToAsk,
  type AlreadyGiven,
  type AskItem,
  type LikelyQuestion,
} from './ask.ts';
export { factsIn, type Fact, type FactKind } from './facts-in.ts';
export { inYourWords } from './in-your-words.ts';
export { issueOf, type Detail, type Need } from './issues.ts';
export { reflect, type ReflectionInput, type SaidMessage } from './reflect.ts';
export type { HandCorrection } from './settle.ts';
export { reflectingSentence } from './reflecting-sentence.ts';
export { verifiedItems, type ProposedItem } from './verified-items.ts';
