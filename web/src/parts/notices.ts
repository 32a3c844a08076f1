// Where the page shows what has just been done; a chunk of its own, since nothing has been done yet when it is opened.
export { Notifications } from '@mantine/notifications'
