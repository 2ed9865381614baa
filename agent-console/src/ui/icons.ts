import activity from 'lucide-static/icons/activity.svg?raw';
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import ban from 'lucide-static/icons/ban.svg?raw';
import bookOpen from 'lucide-static/icons/book-open.svg?raw';
import crosshair from 'lucide-static/icons/crosshair.svg?raw';
import handOver from 'lucide-static/icons/arrow-right-left.svg?raw';
import heart from 'lucide-static/icons/heart.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import card from 'lucide-static/icons/panels-top-left.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import listChecks from 'lucide-static/icons/list-checks.svg?raw';
import paperclip from 'lucide-static/icons/paperclip.svg?raw';
import reply from 'lucide-static/icons/reply.svg?raw';
import star from 'lucide-static/icons/star.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import checkCheck from 'lucide-static/icons/check-check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import circleDashed from 'lucide-static/icons/circle-dashed.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import messageSquare from 'lucide-static/icons/message-square.svg?raw';
import monitor from 'lucide-static/icons/monitor.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import mousePointerClick from 'lucide-static/icons/mouse-pointer-click.svg?raw';
import panelRight from 'lucide-static/icons/panel-right.svg?raw';
import plug from 'lucide-static/icons/plug.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import reopen from 'lucide-static/icons/undo-2.svg?raw';
import retry from 'lucide-static/icons/rotate-cw.svg?raw';
import send from 'lucide-static/icons/arrow-up.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import shield from 'lucide-static/icons/shield.svg?raw';
import sliders from 'lucide-static/icons/sliders-horizontal.svg?raw';
import smile from 'lucide-static/icons/smile.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import filter from 'lucide-static/icons/list-filter.svg?raw';
import tag from 'lucide-static/icons/tag.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import layers from 'lucide-static/icons/layers.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import key from 'lucide-static/icons/key-round.svg?raw';
import mail from 'lucide-static/icons/mail.svg?raw';
import chart from 'lucide-static/icons/chart-column.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import globe from 'lucide-static/icons/globe.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import textQuote from 'lucide-static/icons/text-quote.svg?raw';
import zap from 'lucide-static/icons/zap.svg?raw';

/** Lucide's drawings, only those used; text of files that ship with the build, never anything from outside. */
export const icons = {
  pencil,
  key,
  mail,
  chart,
  card,
  list,
  'list-checks': listChecks,
  paperclip,
  reply,
  star,
  heart,
  'hand-over': handOver,
  crosshair,
  'book-open': bookOpen,
  activity,
  settings,
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  ban,
  check,
  'check-check': checkCheck,
  'chevron-down': chevronDown,
  'circle-alert': circleAlert,
  'circle-dashed': circleDashed,
  clock,
  ellipsis,
  eye,
  'eye-off': eyeOff,
  history,
  inbox,
  info,
  keyboard,
  'log-out': logOut,
  'message-square': messageSquare,
  monitor,
  moon,
  'mouse-pointer-click': mousePointerClick,
  'panel-right': panelRight,
  plug,
  plus,
  reopen,
  retry,
  send,
  shield,
  sliders,
  smile,
  sun,
  filter,
  tag,
  user,
  download,
  layers,
  trash,
  users,
  x,
  bell,
  globe,
  search,
  'text-quote': textQuote,
  zap,
} as const;

export type IconName = keyof typeof icons;
