import * as v from 'valibot';
import { idField, labelField, seqField } from './fields.ts';
import {
  formAnswerFields,
  offlineField,
  preChatField,
  type FormAnswer,
  type OfflineForm,
  type PreChatForm,
} from './form.ts';
import { hoursField, type OpenTime } from './hours.ts';

/** CSS custom properties of the panel that an admin may set, with what each may hold. */
export const widgetVariables = {
  /** Corners of the panel and of bubbles. */
  '--attune-radius': /^\d{1,2}px$/,
  /** Width and height of the panel on a large screen. */
  '--attune-width': /^(?:3[2-9]\d|[45]\d\d)px$/,
  '--attune-height': /^(?:[4-9]\d\d)px$/,
  /** A stack of font names that the page has loaded, or the device has. */
  '--attune-font': /^[\w\s"',-]{1,120}$/,
  /** Size of the text. */
  '--attune-text-size': /^1[3-9]px$/,
} as const;
export type WidgetVariable = keyof typeof widgetVariables;

const wholePixels = v.pipe(v.number(), v.integer('must be whole pixels'), v.minValue(0), v.maxValue(400));

export const appearanceField = v.strictObject({
  /** Null: our own green. Readable text on it and its dark variant are worked out. */
  accent: v.nullable(v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i, 'must be a colour such as “#1f6b57”'))),
  position: v.strictObject({
    /** In the direction of reading: `end` is the right-hand side of an English page. */
    side: v.picklist(['start', 'end']),
    inlinePx: wholePixels,
    blockPx: wholePixels,
  }),
  theme: v.picklist(['auto', 'light', 'dark']),
  launcherText: v.pipe(v.string(), v.trim(), v.maxLength(40, 'must have at most 40 characters')),
  /** Stands in the empty chat; empty: what the language says there. */
  greeting: v.pipe(v.string(), v.trim(), v.maxLength(300, 'must have at most 300 characters')),
  quickQuestions: v.pipe(v.array(labelField(80)), v.maxLength(6, 'must be at most 6')),
  /** The first letter of the agent's name beside what they write. */
  showAvatars: v.boolean(),
  variables: v.pipe(
    v.record(v.string(), v.pipe(v.string(), v.maxLength(120))),
    v.check(
      (given) => Object.entries(given).every(([name, value]) => variableRule(name)?.test(value) === true),
      `may only set ${Object.keys(widgetVariables).join(', ')}, each within its bounds`,
    ),
  ),
  hiddenOn: v.strictObject({
    paths: v.pipe(
      v.array(v.pipe(v.string(), v.startsWith('/', 'must start with “/”'), v.maxLength(120))),
      v.maxLength(20, 'must be at most 20 paths'),
    ),
    devices: v.array(v.picklist(['phone', 'desktop'])),
  }),
});

/** Tags of the widget's languages; their texts are in `@attune/texts`. */
export const widgetLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'tr',
  'ja',
  'zh-Hans',
  'ar',
] as const;
export type WidgetLanguage = (typeof widgetLanguages)[number];
const languageField = v.picklist(widgetLanguages);

export const languagesField = v.strictObject({
  /** Spoken when no wish of the visitor can be met, or always. */
  default: languageField,
  /** Whether the visitor's page and browser are asked. */
  auto: v.boolean(),
});

export const MAX_OWN_WORDS = 400;

/** By language: `room.key` → other words than ours. */
export const textsField = v.record(
  languageField,
  v.record(
    v.pipe(
      v.string(),
      v.regex(/^(?:launcher|panel|forms|inChat|whatTheySee)\.\w{1,40}$/, 'is no text of the widget'),
    ),
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, 'must not be empty: take it off to say what we say'),
      v.maxLength(MAX_OWN_WORDS, `must have at most ${MAX_OWN_WORDS} characters`),
    ),
  ),
);

/** The notice of what the team sees. Each saved text is a version; which one a visitor was shown is kept. */
export const consentField = v.strictObject({
  /** By language; a language without one shows our own notice. */
  notice: v.record(languageField, v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(600))),
  /** Where the site's own privacy text stands; empty: nowhere. */
  privacyUrl: v.union([
    v.literal(''),
    v.pipe(
      v.string(),
      v.url('must be an address'),
      v.startsWith('https://', 'must begin with https://'),
      v.maxLength(300),
    ),
  ]),
});

/** What an admin saves at a time. */
export const widgetSections = {
  appearance: appearanceField,
  texts: textsField,
  languages: languagesField,
  preChat: preChatField,
  offline: offlineField,
  hours: hoursField,
  consent: consentField,
} as const;

export type WidgetSection = keyof typeof widgetSections;
export const widgetSectionNames = Object.keys(widgetSections) as readonly WidgetSection[];

/** What an admin set about the widget of a site, section by section. */
export type WidgetSettings = {
  readonly [Section in WidgetSection]: v.InferOutput<(typeof widgetSections)[Section]>;
};
export type WidgetAppearance = WidgetSettings['appearance'];

/** As saved: 0 is the default that nobody has changed. */
export type WidgetVersions = Readonly<Record<WidgetSection, number>>;

/** One section of the settings, by its name. */
const sectionChange = v.variant('section', [
  v.strictObject({ section: v.literal('appearance'), value: appearanceField }),
  v.strictObject({ section: v.literal('texts'), value: textsField }),
  v.strictObject({ section: v.literal('languages'), value: languagesField }),
  v.strictObject({ section: v.literal('preChat'), value: preChatField }),
  v.strictObject({ section: v.literal('offline'), value: offlineField }),
  v.strictObject({ section: v.literal('hours'), value: hoursField }),
  v.strictObject({ section: v.literal('consent'), value: consentField }),
]);
export type WidgetSectionChange = v.InferOutput<typeof sectionChange>;

export const widgetAgentRequests = {
  /** Admins only. */
  'widget-settings:get': v.strictObject({ siteId: idField }),
  /** Admins only. Saves one section; `baseVersion` guards against two admins at once. */
  'widget-settings:save': v.strictObject({ siteId: idField, baseVersion: seqField, change: sectionChange }),
  /** When the site's team is there, as of now. */
  'hours:get': v.strictObject({ siteId: idField }),
  /** What a visitor filled in, latest first. */
  'form:answers': v.strictObject({ conversationId: idField }),
} as const;

export interface WidgetSettingsAnswer {
  readonly settings: WidgetSettings;
  readonly versions: WidgetVersions;
  readonly opening: Opening;
}

/** When the team is there. `openTimes`: this one, if any, and the next ones; null: no hours are set. */
export interface Opening {
  readonly openTimes: readonly OpenTime[] | null;
  readonly timeZone: string | null;
}

export interface WidgetAgentAnswers {
  'widget-settings:get': WidgetSettingsAnswer;
  'widget-settings:save': WidgetSettingsAnswer;
  'hours:get': Opening;
  'form:answers': {
    readonly answers: readonly FormAnswer[];
    /** Version of the notice they were shown last, and when; null: none. */
    readonly notice: { readonly version: number; readonly at: number } | null;
    /** What the page said of their consent last; null: nothing. */
    readonly consent: ConsentSaid | null;
  };
}

/** What a page said of a visitor's consent, by which version of the notice, and when. */
export interface ConsentSaid {
  readonly given: boolean;
  readonly version: number;
  readonly at: number;
}

export const widgetVisitorRequests = {
  'form:answer': v.strictObject(formAnswerFields),
  /** The notice was on screen. */
  'notice:seen': v.strictObject({ version: seqField, language: languageField }),
  /** The page says with `Attune.consent()` whether the visitor consents, with the version of the notice it has. */
  'consent:tell': v.strictObject({ given: v.boolean(), version: seqField }),
} as const;

export interface WidgetVisitorAnswers {
  'form:answer': null;
  'notice:seen': null;
  'consent:tell': null;
}

/** What a site has set, as one visitor's widget needs it. What is as by default is left out. */
export interface WidgetForVisitor {
  readonly language: WidgetLanguage;
  /** `room.key` → the site's own words in this language. */
  readonly words?: Readonly<Record<string, string>>;
  readonly greeting?: string;
  readonly quickQuestions?: readonly string[];
  readonly showAvatars?: boolean;
  readonly theme?: 'light' | 'dark';
  readonly variables?: Readonly<Record<string, string>>;
  /** The current open time, if any, and the next ones; left out: no hours are set. */
  readonly openTimes?: readonly OpenTime[];
  readonly replyWithinMinutes?: number;
  /** Left out as well when this visitor has answered it. */
  readonly preChat?: Pick<PreChatForm, 'intro' | 'fields'>;
  readonly offline?: Pick<OfflineForm, 'intro' | 'mailRequired'>;
  readonly notice?: { readonly version: number; readonly text?: string; readonly privacyUrl?: string };
}

function variableRule(name: string): RegExp | undefined {
  return (widgetVariables as Readonly<Record<string, RegExp>>)[name];
}
