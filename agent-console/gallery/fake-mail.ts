import { fitsSought, mailKinds, mailStates, type MailEntry, type MailSettings } from '@attune/protocol';
import { ok, type FakeConnection } from './fake-connection.ts';

const server: MailSettings = {
  host: 'smtp.example.com',
  port: 587,
  security: 'starttls',
  userName: 'chat@example.com',
  hasPassword: true,
  fromAddress: 'chat@example.com',
  continuityAfterMinutes: 10,
};

function logFixture(now: number): readonly MailEntry[] {
  const mail = { sentAt: null, problem: null };
  return [
    { ...mail, id: 'm1', kind: 'continuity', to: 'ma…@example.com', state: 'sent', createdAt: now - 60_000 },
    {
      ...mail,
      id: 'm2',
      kind: 'transcript',
      to: 'jo…@example.org',
      state: 'waiting',
      createdAt: now - 90_000,
    },
    {
      ...mail,
      id: 'm3',
      kind: 'resume-link',
      to: 'li…@example.net',
      state: 'failed',
      createdAt: now - 3_600_000,
      problem: 'smtp.example.com:587 refuses this mail. It said: “550 No such user”',
    },
  ];
}

/** The mail server, and what went through it. A password of "wrong" is not accepted. */
export function answerMail(connection: FakeConnection, now: () => number): void {
  let settings = server;
  connection.answer('mail:get', ({ words = '' }) => {
    const log = logFixture(now()).filter(({ to, kind, state, problem }) =>
      fitsSought([to, mailKinds[kind], mailStates[state], problem], words),
    );
    return ok({ settings, log, next: null });
  });
  connection.answer('mail:save', ({ siteId: _siteId, password, ...input }) => {
    settings = { ...input, hasPassword: password === undefined ? settings.hasPassword : password !== null };
    return ok({ settings });
  });
  connection.answer('mail:try', ({ host, port, password }) =>
    ok({
      sentTo: 'ines@example.com',
      problem: password === 'wrong' ? `${host}:${port} did not accept the user name and password.` : null,
    }),
  );
}
