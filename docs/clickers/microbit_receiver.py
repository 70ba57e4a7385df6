# TNI: the receiver. Put it on a micro:bit (MicroPython) that stays plugged into the teacher's computer.
# Copyright the authors of TNI, GPL-3.0-or-later.
#
# Radio to serial line and back: clickers send "V,<id>,<key>,<seq>" until they hear "A,<id>,<seq>".
import radio
from microbit import Image, display, uart

CHANNEL = 7  # the same on the clickers; another one for the class next door

uart.init(baudrate=115200)
radio.on()
radio.config(channel=CHANNEL, length=64, queue=20, power=6)
uart.write("R,micro:bit\n")
display.show(Image.TARGET)
rest = b""
while True:
    heard = radio.receive()
    if heard is not None and heard.startswith("V,"):
        uart.write(heard + "\n")
    said = uart.read()
    if said:
        rest += said
        while b"\n" in rest:
            line, rest = rest.split(b"\n", 1)
            if line.startswith(b"A,"):
                radio.send(str(line, "ascii").strip())
        rest = rest[-64:]
