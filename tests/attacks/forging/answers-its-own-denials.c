/* attack: asks for the denied calls on the filter's own descriptor, to let itself do them
 * answer: not-yet denied says=ioctl
 * labs: all
 * uses: tools */
typedef int ioctl_fn(int fd, unsigned long request, void *argument);

static void attack(void)
{
	static uint64_t notice[16];
	void *found = tool_libc("ioctl");
	ioctl_fn *control;

	memcpy(&control, &found, sizeof control);
	for (int fd = 3; fd < 8; fd++)
		control(fd, 0xc0502100, notice); /* SECCOMP_IOCTL_NOTIF_RECV */
}
