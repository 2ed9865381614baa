import type { RecorderPolicy } from '@attune/protocol';
import type { WidgetSettings } from '../contract.ts';
import { tellFault } from '../shared/guarded.ts';

/** Asks what the site allows, where that must be known before there is a connection. Null: nobody said. */
export async function fetchPolicy({ serverUrl, siteKey }: WidgetSettings): Promise<RecorderPolicy | null> {
  try {
    const response = await fetch(`${serverUrl}api/widget/policy?site=${encodeURIComponent(siteKey)}`);
    if (response.ok) return (await response.json()) as RecorderPolicy;
  } catch (fault) {
    tellFault(fault);
  }
  return null;
}
