import { DEFAULT_LAUNCHER } from '@attune/protocol';
import { expect, it } from 'vitest';
import { siteScript } from './site-script.ts';

const script = '{const ATTUNE_SITE=null;widget(ATTUNE_SITE)}';

it('puts what the site has set where the build left room for it', () => {
  const settings = { ...DEFAULT_LAUNCHER, accent: '#a33' };
  expect(siteScript(script, 'key-1', settings)).toBe(
    '{const ATTUNE_SITE={"site":"key-1","accent":"#a33"};widget(ATTUNE_SITE)}',
  );
});

it('leaves a text as it is, whatever stands in it', () => {
  const launcherText = `$& "quoted" </script> \u2028`;
  const sent = siteScript('const ATTUNE_SITE=null;', 'k', { ...DEFAULT_LAUNCHER, launcherText });
  const [, site = ''] = /^const ATTUNE_SITE=(.*);$/s.exec(sent) ?? [];
  expect(JSON.parse(site)).toEqual({ site: 'k', text: launcherText });
});

it('refuses a script that was built for something else', () => {
  expect(() => siteScript('other()', 'k', DEFAULT_LAUNCHER)).toThrow('no place for the settings');
});
