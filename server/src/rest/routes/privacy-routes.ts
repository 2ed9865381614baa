import { idField } from '@attune/protocol';
import * as v from 'valibot';
import type { ApiCaller } from '../../api-keys/api-keys.ts';
import type { AuditLog } from '../../audit/audit.ts';
import type { Privacy } from '../../privacy/privacy.ts';
import { siteOf, siteQuery } from '../fields.ts';
import { restRoute, type RestRoute } from '../rest-route.ts';

export interface PrivacyRoutesDeps {
  readonly privacy: Pick<Privacy, 'export' | 'erase'>;
  readonly auditLog: Pick<AuditLog, 'remember'>;
}

/** `kept` has a list for each kind of thing that is kept. */
const exportAnswer = v.object({
  exportedAt: v.string(),
  siteId: v.string(),
  visitorId: v.string(),
  kept: v.record(v.string(), v.unknown()),
});

const ABOUT = 'Contacts';
const scope = 'admin:privacy';
const one = v.strictObject({ contactId: idField });
const onSite = v.strictObject({ siteId: siteQuery });

/** What people may ask of whoever keeps something of them: to have it, and to have it gone. */
export function privacyRoutes({ privacy, auditLog }: PrivacyRoutesDeps): readonly RestRoute[] {
  // Who it was is not told: an erased person must not stand in the log.
  const remember = (
    { keyId, author }: ApiCaller,
    siteId: string,
    action: string,
    details: Readonly<Record<string, number>>,
  ) =>
    auditLog.remember({
      siteId,
      actor: { kind: 'key', id: keyId, name: author.name ?? 'A key' },
      action,
      subject: { kind: 'visitor', id: siteId, name: null },
      details,
    });

  return [
    restRoute({
      id: 'exportContact',
      method: 'get',
      path: '/contacts/{contactId}/export',
      about: ABOUT,
      summary: 'Everything that is kept of a contact, to hand over to them',
      scope,
      params: one,
      query: onSite,
      body: null,
      answer: exportAnswer,
      status: 200,
      async handle({ params, query }, caller) {
        const siteId = siteOf(caller, query.siteId);
        const { json } = await privacy.export(siteId, params.contactId);
        await remember(caller, siteId, 'visitor.exported', {});
        return { value: JSON.parse(json) as v.InferInput<typeof exportAnswer> };
      },
    }),
    restRoute({
      id: 'eraseContact',
      method: 'delete',
      path: '/contacts/{contactId}',
      about: ABOUT,
      summary: 'Deletes everything that is kept of a contact, for good',
      more: 'Conversations, files, notes, signals and addresses with it. A backup that is restored later is erased again. Nothing brings it back.',
      scope,
      params: one,
      query: onSite,
      body: null,
      answer: v.object({ conversations: v.pipe(v.number(), v.integer()) }),
      status: 200,
      async handle({ params, query }, caller) {
        const siteId = siteOf(caller, query.siteId);
        const { id, name } = caller.author;
        const by = { id, name: name ?? 'A key' };
        const { conversations, tell } = await privacy.erase(siteId, params.contactId, by);
        await remember(caller, siteId, 'visitor.erased', { conversations });
        return { value: { conversations }, tell };
      },
    }),
  ];
}
