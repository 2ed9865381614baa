import { createAuditLog } from '../audit/audit.ts';
import { openDatabase } from '../db/open-database.ts';
import { createEraseLedger } from '../privacy/erase-ledger.ts';
import { createPrivacy } from '../privacy/privacy.ts';
import { textOption, WrongUsage, type Command } from './command.ts';

/** Who it was, in the list of erasures. */
const OPERATOR = { id: 'operator', name: 'attune command' };

export const visitorCommand: Command = {
  name: 'visitor',
  usage: 'visitor export|erase --site SITE-ID --visitor VISITOR-ID',
  about:
    'Prints everything that is kept of a visitor, or deletes it for good. The console does both as well.',
  async run(given, { config, log, now, say }) {
    const [act] = given.words;
    if (given.words.length !== 1 || (act !== 'export' && act !== 'erase'))
      throw new WrongUsage('Say export or erase.');
    const siteId = textOption(given, 'site');
    const visitorId = textOption(given, 'visitor');
    const database = await openDatabase({ ...config, log, now });
    try {
      const privacy = createPrivacy({
        db: database.db,
        news: { visitorErased: () => undefined },
        ledger: createEraseLedger(config.dataDir),
        now,
      });
      const auditLog = createAuditLog({ db: database.db, now });
      const remember = (action: string, details: Readonly<Record<string, number>> = {}) =>
        auditLog.remember({
          siteId,
          actor: { kind: 'system', ...OPERATOR },
          action,
          // Who it was is not told: an erased person must not stand in the log.
          subject: { kind: 'visitor', id: siteId, name: null },
          details,
        });
      if (act === 'export') {
        const { json } = await privacy.export(siteId, visitorId);
        await remember('visitor.exported');
        say(json);
      } else {
        const { conversations } = await privacy.erase(siteId, visitorId, OPERATOR);
        await remember('visitor.erased', { conversations });
        say(`Erased the visitor, with ${conversations} conversations.`);
      }
      return 0;
    } finally {
      await database.close();
    }
  },
};
