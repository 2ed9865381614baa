// Who may import what. The table these rules come from is in ARCHITECTURE.md; rules.test.mjs sees each of them fire.

const TEST_CODE = [
  String.raw`\.(test|e2e|contract)\.(ts|mjs)$`,
  String.raw`(^|/)(test|tests|testing|test-processes|faults|security)(/|\.ts$)`,
];
const CONFIGURATION = [
  String.raw`(^|/)[^/]+\.config\.(ts|mjs)$`,
  '(^|/)build/',
  String.raw`(^|/)build\.mjs$`,
];

/** @param {readonly string[]} names of packages from the registry, wherever pnpm put them */
const npm = (...names) => `node_modules/(${names.join('|')})/`;

const LIT = npm('lit', 'lit-html', 'lit-element', '@lit/[^/]+', '@lit-labs/[^/]+');
const SOCKET_CLIENT = npm(
  'socket.io-client',
  'engine.io-client',
  'socket.io-parser',
  '@socket.io/component-emitter',
);
const SQL = npm('drizzle-orm', 'pg', 'pg-[^/]+', '@electric-sql/pglite');
const TRANSPORT = npm('socket.io', '@socket.io/[^/]+', 'express', 'bullmq', 'redis', '@redis/[^/]+');

/** Where the server touches the outside; everything else of it is rules, services and repositories. */
const SERVER_EDGES = ['^server/src/(realtime|http|jobs|rest)/', String.raw`^server/src/(app|main)\.ts$`];

/**
 * @param {string} name
 * @param {string} comment what to do instead
 * @param {object} from
 * @param {object} to
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

const ofPackages = [
  forbid(
    'protocol-stands-alone',
    'The protocol depends on the schema library and nothing else.',
    { path: '^packages/protocol/src/', pathNot: TEST_CODE },
    { pathNot: ['^packages/protocol/src/', npm('valibot')] },
  ),
  forbid(
    'limits-are-plain-numbers',
    'The widget takes @attune/protocol/limits as values, so whatever limits.ts imports is downloaded by every visitor.',
    { path: String.raw`^packages/protocol/src/limits\.ts$` },
    { dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'pure-packages-know-only-the-protocol',
    'Signals and empathy are pure: take what you need as a parameter.',
    { path: '^packages/(signals|empathy)/src/', pathNot: TEST_CODE },
    { pathNot: ['^packages/$1/src/', '^packages/protocol/src/'] },
  ),
  forbid(
    'pure-packages-take-the-protocol-as-types',
    'Use "import type": a value would bring the schema library into the widget and the console.',
    { path: '^packages/(signals|empathy)/src/', pathNot: TEST_CODE },
    { path: '^packages/protocol/src/', pathNot: String.raw`/limits\.ts$`, dependencyTypesNot: ['type-only'] },
  ),
];

const ofTheWidget = [
  forbid(
    'widget-stays-small',
    'The widget may use lit, socket.io-client, signals, texts and the protocol. Every other package is paid by every visitor.',
    { path: '^widget/src/', pathNot: TEST_CODE },
    { pathNot: ['^widget/', '^packages/(protocol|signals|texts)/src/', LIT, SOCKET_CLIENT] },
  ),
  forbid(
    'widget-takes-the-protocol-as-types',
    'Use "import type", or @attune/protocol/limits for numbers: the schema library stays out of the bundle.',
    { path: '^widget/src/', pathNot: TEST_CODE },
    { path: '^packages/protocol/src/', pathNot: String.raw`/limits\.ts$`, dependencyTypesNot: ['type-only'] },
  ),
];

const ofTheConsole = [
  forbid(
    'console-imports',
    'The console may use lit, socket.io-client, the auth client, virtual-core, uqr, its icons and font, and our packages.',
    { path: '^agent-console/src/', pathNot: TEST_CODE },
    {
      pathNot: [
        '^agent-console/',
        '^packages/(protocol|empathy|signals|texts)/src/',
        LIT,
        SOCKET_CLIENT,
        npm('better-auth', '@tanstack/virtual-core', 'uqr', 'lucide-static', '@fontsource-variable/[^/]+'),
      ],
    },
  ),
  forbid(
    'console-takes-the-auth-client',
    'Import from better-auth/client: the rest of better-auth is the server.',
    { path: '^agent-console/src/', pathNot: TEST_CODE },
    { path: npm('better-auth'), pathNot: '/dist/client/' },
  ),
];

const ofTheServer = [
  forbid(
    'sql-stays-in-repositories',
    'Only *.repository.ts and db/ speak to the database. Ask a repository.',
    { path: '^server/src/', pathNot: [...TEST_CODE, String.raw`\.repository\.ts$`, '^server/src/db/'] },
    { path: SQL },
  ),
  forbid(
    'transport-stays-at-the-edge',
    'Only realtime, http, rest, jobs, app and main know sockets, requests and queues. Take a plain function instead.',
    { path: '^server/src/', pathNot: [...TEST_CODE, ...SERVER_EDGES] },
    { path: TRANSPORT },
  ),
  forbid(
    'login-stays-in-auth',
    'Only auth/ and the edges know the login library.',
    { path: '^server/src/', pathNot: [...TEST_CODE, ...SERVER_EDGES, '^server/src/auth/'] },
    { path: npm('better-auth', '@better-auth/[^/]+') },
  ),
  forbid(
    'services-use-services',
    'Another noun is asked through its service, so that its rules hold. Its repository is its own; its types are for all.',
    // Repositories may join: one transaction often touches two nouns.
    { path: '^server/src/([^/]+)/', pathNot: [...TEST_CODE, ...SERVER_EDGES, String.raw`\.repository\.ts$`] },
    {
      path: String.raw`^server/src/[^/]+/.*\.repository\.ts$`,
      pathNot: '^server/src/$1/',
      dependencyTypesNot: ['type-only'],
    },
  ),
];

const ofEverybody = [
  forbid(
    'apps-are-strangers',
    'Widget, console and server share packages and the wire, never each other’s source.',
    { path: '^(widget|agent-console|server)/' },
    { path: '^(widget|agent-console|server)/', pathNot: '^$1/' },
  ),
  forbid(
    'packages-know-no-app',
    'A package serves several apps, so it imports none.',
    { path: '^packages/' },
    { path: '^(widget|agent-console|server|e2e)/' },
  ),
  forbid(
    'shipped-source-knows-no-test-code',
    'Builders, fake clocks and contract suites are for tests.',
    {
      path: '^(widget|agent-console|server|packages/(protocol|signals|empathy|texts))/',
      pathNot: [...TEST_CODE, ...CONFIGURATION],
    },
    { path: ['^packages/testing/', ...TEST_CODE], pathNot: 'node_modules/' },
  ),
  forbid(
    'nobody-imports-a-test',
    'A test file runs when it is imported. Move what you need beside it.',
    {},
    { path: String.raw`\.(test|e2e)\.(ts|mjs)$` },
  ),
  forbid(
    'shipped-source-uses-no-development-dependency',
    'Move the package to "dependencies": a production install would lack it.',
    { path: '^(widget|agent-console|server|packages/[^/]+)/src/', pathNot: TEST_CODE },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^packages/' },
  ),
  forbid('no-cycle', 'Two modules that need each other are one, or lack a third.', {}, { circular: true }),
  forbid(
    'everything-resolves',
    'An import nobody can find is an import no rule can judge.',
    { path: '^(widget|agent-console|server|packages|e2e)/' },
    { couldNotResolve: true },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...ofPackages, ...ofTheWidget, ...ofTheConsole, ...ofTheServer, ...ofEverybody],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(widget|agent-console|server|packages/[^/]+)/dist/' },
    // Without these two, workspace imports stay unresolved and every rule above stays silent.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
};
