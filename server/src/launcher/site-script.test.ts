import { DEFAULT_LAUNCHER } from '@attune/protocol';
import { expect, it } from 'vitest';
import { siteScript } from './site-script.ts';

const script = '{const ATTUNE_SITE=0;widget(ATTUNE_SITE)}';

it('puts what the site has set where the build left room for it', () => {
  const settings = { ...DEFAULT_LAUNCHER, accent: '#a33' };
  expect(siteScript(script, 'key-1', settings)).toBe(
    '{const ATTUNE_SITE={"site":"key-1","accent":"#a33"};widget(ATTUNE_SITE)}',
  );
});

it('leaves a text as it is, whatever stands in it', () => {
  const launcherText = `$& "quoted" </script> \u2028`;
  const sent = siteScript('const ATTUNE_SITE=0;ATTUNE_SITE', 'k', { ...DEFAULT_LAUNCHER, launcherText });
  expect((0, eval)(`(()=>{${sent.replace(/ATTUNE_SITE$/, 'return ATTUNE_SITE')}})()`)).toEqual({
    site: 'k',
    text: launcherText,
  });
});

it('refuses a script that was built for something else', () => {
  expect(() => siteScript('other()', 'k', DEFAULT_LAUNCHER)).toThrow('no place for the settings');
});
