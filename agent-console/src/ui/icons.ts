import activity from 'lucide-static/icons/activity.svg?raw';
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import checkCheck from 'lucide-static/icons/check-check.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import messageSquare from 'lucide-static/icons/message-square.svg?raw';
import monitor from 'lucide-static/icons/monitor.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import panelRight from 'lucide-static/icons/panel-right.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import retry from 'lucide-static/icons/rotate-cw.svg?raw';
import reopen from 'lucide-static/icons/undo-2.svg?raw';
import send from 'lucide-static/icons/arrow-up.svg?raw';
import sliders from 'lucide-static/icons/sliders-horizontal.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';

/** Lucide's drawings, only those used; text of files that ship with the build, never anything from outside. */
export const icons = {
  activity,
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  check,
  'check-check': checkCheck,
  'circle-alert': circleAlert,
  clock,
  ellipsis,
  eye,
  'eye-off': eyeOff,
  inbox,
  keyboard,
  'log-out': logOut,
  'message-square': messageSquare,
  monitor,
  moon,
  'panel-right': panelRight,
  plus,
  reopen,
  retry,
  send,
  sliders,
  sun,
  users,
  x,
} as const;

export type IconName = keyof typeof icons;
