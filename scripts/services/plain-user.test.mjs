import { expect, it } from 'vitest';
import { plainUser } from './plain-user.mjs';

const passwd = 'root:x:0:0::/:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';

it('changes nothing for somebody who is not root', () => {
  expect(plainUser(passwd, 1000)).toBeUndefined();
});

it('takes postgres where there is one', () => {
  expect(plainUser(`${passwd}postgres:x:101:104::/:/bin/sh\n`, 0)).toEqual({ uid: 101, gid: 104 });
});

it('takes nobody otherwise', () => {
  expect(plainUser(passwd, 0)).toEqual({ uid: 65_534, gid: 65_533 });
});
