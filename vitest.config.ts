import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './scripts/services/chromium.mjs';
import { errorsOutside } from './scripts/testing/errors-outside.mjs';

const MINUTE = 60_000;
const neverTests = ['**/node_modules/**', '**/dist/**', '**/test-output/**'];
const chromium = findChromium(process.env);

/**
 * One run, four kinds of test. Groups run one after the other, so that the browsers, databases and servers of one
 * kind do not slow another past its patience on a two-core machine.
 */
export default defineConfig({
  test: {
    reporters: ['default', 'json', 'junit', errorsOutside],
    outputFile: { json: 'test-output/results.json', junit: 'test-output/junit.xml' },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{packages,widget,agent-console,scripts,tooling,evals,bench}/**/*.test.{ts,mjs}'],
          exclude: [...neverTests, '**/*.browser.test.ts'],
          // Some start programs; on two busy cores five seconds are not always enough for that.
          testTimeout: MINUTE,
          hookTimeout: MINUTE,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // All at once before the first test: a dependency found later reloads the page under a running one.
        optimizeDeps: { entries: ['{widget,agent-console}/**/*.browser.test.ts'] },
        test: {
          name: 'browser',
          include: ['{widget,agent-console}/**/*.browser.test.ts'],
          exclude: neverTests,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotDirectory: 'test-output/screenshots',
            provider: playwright({
              launchOptions: { ...(chromium && { executablePath: chromium }), args: [...CHROMIUM_FLAGS] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['server/**/*.test.ts'],
          exclude: neverTests,
          testTimeout: MINUTE,
          hookTimeout: 2 * MINUTE,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.e2e.ts'],
          exclude: neverTests,
          // Limits for what hangs, on a machine that does other work as well; nothing here asserts a speed.
          testTimeout: 4 * MINUTE,
          hookTimeout: 5 * MINUTE,
          // Each story has a server and a browser of its own, and mostly waits.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
