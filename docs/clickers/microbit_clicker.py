# TNI: a clicker. Put it on each pupil's micro:bit (MicroPython).
# Copyright the authors of TNI, GPL-3.0-or-later.
#
# Button A goes through the letters, button B sends the one that is shown. A moving dot: it is being sent.
# A tick: it is recorded on the teacher's computer. A cross: it is not, press again.
from random import randint

import radio
from machine import unique_id
from microbit import Image, button_a, button_b, display, running_time, sleep

CHANNEL = 7  # the same on the receiver
LETTERS = "ABCD"
GIVE_UP_MS = 10000

name = "".join("{:02x}".format(byte) for byte in unique_id())[-8:]
seq = randint(0, 255)  # it begins anywhere, so that a clicker switched off and on is not taken for repeating itself
place = 0
radio.on()
radio.config(channel=CHANNEL, length=64, queue=6, power=6)


def send(letter):
    """True once the computer has answered that the vote is recorded."""
    global seq
    seq = (seq + 1) % 256
    began = running_time()
    while running_time() - began < GIVE_UP_MS:
        radio.send("V,{},{},{}".format(name, letter, seq))
        display.show(Image.ALL_CLOCKS[running_time() // 100 % 12])
        until = running_time() + randint(150, 350)  # not all at the same moment
        while running_time() < until:
            heard = radio.receive()
            if heard == "A,{},{}".format(name, seq):
                return True
            sleep(5)
    return False


while True:
    if button_a.was_pressed():
        place = (place + 1) % len(LETTERS)
    if button_b.was_pressed():
        display.show(Image.YES if send(LETTERS[place]) else Image.NO)
        sleep(1500)
        button_a.was_pressed()
        button_b.was_pressed()
    display.show(LETTERS[place])
    sleep(20)
