import * as v from 'valibot';

const shortText = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(longest, `must have at most ${longest} characters`));
const filledText = (longest: number) => v.pipe(shortText(longest), v.minLength(1, 'must not be empty'));

/** A word of the house and what to say instead. */
const glossaryEntryField = v.strictObject({ term: filledText(60), plain: filledText(120) });

/** A rule of the site, with its reason in plain words, for phrases that refuse. */
const policyEntryField = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  title: filledText(80),
  text: filledText(400),
  reason: filledText(300),
  alternative: shortText(300),
});

/** What an admin sets for a site's agents; saved whole. */
export const empathySettingsField = v.strictObject({
  glossary: v.pipe(v.array(glossaryEntryField), v.maxLength(200, 'must hold at most 200 words')),
  policies: v.pipe(v.array(policyEntryField), v.maxLength(50, 'must hold at most 50 policies')),
  /** What each agent may credit in one conversation, in minor units (cents); 0: nothing. */
  goodwill: v.strictObject({
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be a currency of three letters')),
    perConversation: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)),
  }),
  /** Phrases may name what was seen on the page. */
  nameTheUnsaid: v.boolean(),
  coach: v.strictObject({
    enabled: v.boolean(),
    /** Rules that are off for this site. */
    silenced: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(40)),
  }),
  /** Order of warmth and task in suggestions. */
  arc: v.picklist(['warm-first', 'task-first']),
  /** The site's time zone: what "by 17:00" means. */
  timeZone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** The optional language model; `apiKey` empty in answers, and kept when saved empty. */
  model: v.strictObject({
    enabled: v.boolean(),
    baseUrl: shortText(300),
    name: shortText(100),
    apiKey: shortText(300),
    callsPerConversation: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000)),
    callsPerDay: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  }),
});
export type EmpathySettings = v.InferOutput<typeof empathySettingsField>;
export type GlossaryEntry = v.InferOutput<typeof glossaryEntryField>;
export type PolicyEntry = v.InferOutput<typeof policyEntryField>;
