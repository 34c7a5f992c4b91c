<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <location filename="../../stylestudio/ui/help/about_dialog.py"/>
        <source>About StyleStudio</source>
        <translation>Über StyleStudio</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/about_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/about_dialog.py"/>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/about_dialog.py"/>
        <source>Paints your photo in the style of paintings.</source>
        <translation>Malt dein Foto im Stil von Gemälden.</translation>
    </message>
</context>
<context>
    <name>BeforeAfterDialog</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Arrangement</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Copy the picture to the clipboard</source>
        <translation>Das Bild in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Find the photo</source>
        <translation>Das Foto suchen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Find the photo…</source>
        <translation>Foto suchen …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Longer side</source>
        <translation>Längere Seite</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Longer side in pixels</source>
        <translation>Längere Seite in Pixeln</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Opening the pictures…</source>
        <translation>Öffnet die Bilder…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Painting</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Smaller where it would enlarge the painting.</source>
        <translation>Kleiner, wo sonst das Bild vergrößert würde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Stacked</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>The painting does not say which photo it was made from.</source>
        <translation>Das Bild sagt nicht, aus welchem Foto es entstanden ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>The photo is missing.</source>
        <translation>Das Foto fehlt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>The photo “{name}” is not where it was.</source>
        <translation>Das Foto „{name}“ ist nicht mehr, wo es war.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>The photo “{name}” is not where it was. In its place stands the small copy that the painting keeps.</source>
        <translation>Das Foto „{name}“ ist nicht mehr, wo es war. An seiner Stelle steht die kleine Kopie, die das Bild enthält.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>Words under the pictures</source>
        <translation>Wörter unter den Bildern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/before_after_dialog.py"/>
        <source>px</source>
        <translation>px</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/browsing.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/browsing.py"/>
        <source>{count} pictures are in the bin.</source>
        <translation>{count} Bilder sind im Papierkorb.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/browsing.py"/>
        <source>“{name}” is in the bin.</source>
        <translation>„{name}“ ist im Papierkorb.</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <location filename="../../stylestudio/ui/views/caption.py"/>
        <source>Select {title}</source>
        <translation>{title} auswählen</translation>
    </message>
</context>
<context>
    <name>CellPicture</name>
    <message>
        <location filename="../../stylestudio/ui/views/cell_picture.py"/>
        <source>Enter shows it large.</source>
        <translation>Die Eingabetaste zeigt es groß.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/cell_picture.py"/>
        <source>Waiting for its turn</source>
        <translation>Kommt noch dran</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>All pictures are kept.</source>
        <translation>Alle Bilder sind aufgehoben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Close, continue next time</source>
        <translation>Schließen, später weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>It can go on from here the next time you start.</source>
        <translation>Beim nächsten Start kann es an dieser Stelle weitergehen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Keep painting</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Nothing is being painted any more.</source>
        <translation>Es wird nichts mehr gemalt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Save elsewhere…</source>
        <translation>Woanders speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Sketches, and what has not begun yet, are not kept.</source>
        <translation>Skizzen und was noch nicht begonnen ist, werden nicht aufgehoben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Still painting</source>
        <translation>Es wird noch gemalt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Still painting, {left}.</source>
        <translation>Ein Bild wird gerade gemalt, {left}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Still painting.</source>
        <translation>Ein Bild wird gerade gemalt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Your picture is not saved</source>
        <translation>Dein Bild ist nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/closing.py"/>
        <source>Your picture is not saved yet.</source>
        <translation>Dein Bild ist noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>Copy the picture, to paste it elsewhere</source>
        <translation>Das Bild kopieren, um es woanders einzufügen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>Hold to see the photo</source>
        <translation>Halten, um das Foto zu sehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>Save all pictures with their names as one</source>
        <translation>Alle Bilder mit ihren Namen als ein Bild speichern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>Save sheet…</source>
        <translation>Kontaktbogen speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>Shows the photo as long as you hold it; so does Space on the picture. B shows the picture that you looked at before.</source>
        <translation>Zeigt das Foto, solange du gedrückt hältst; ebenso die Leertaste auf dem Bild. B zeigt das Bild, das du davor angesehen hast.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>The grid needs two painted pictures.</source>
        <translation>Das Raster braucht zwei gemalte Bilder.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/compare_bar.py"/>
        <source>There is nothing to compare yet: paint a picture first.</source>
        <translation>Es gibt noch nichts zu vergleichen: Male erst ein Bild.</translation>
    </message>
</context>
<context>
    <name>ComputingPage</name>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>All of them</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Automatic takes up to 80 % of what is free when it starts.</source>
        <translation>Automatisch nimmt bis zu 80 % dessen, was zu Beginn frei ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Computing</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Cores of the processor</source>
        <translation>Kerne des Prozessors</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Fewer leave the computer to other programs while it paints.</source>
        <translation>Weniger lassen den Computer beim Malen für andere Programme frei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Large pictures</source>
        <translation>Große Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Memory for painting</source>
        <translation>Speicher zum Malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Paint smaller where memory runs out</source>
        <translation>Kleiner malen, wenn der Speicher nicht reicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>Paint with</source>
        <translation>Malen mit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/computing_page.py"/>
        <source>The picture is then enlarged to the size that you asked for.</source>
        <translation>Das Bild wird dann auf die gewünschte Größe gebracht.</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <location filename="../../stylestudio/ui/details/details_panel.py"/>
        <source>Copies all figures as text</source>
        <translation>Kopiert alle Zahlen als Text</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/details_panel.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/details_panel.py"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/details_panel.py"/>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/details_panel.py"/>
        <source>Learned weights</source>
        <translation>Gelernte Gewichte</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/details_panel.py"/>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <location filename="../../stylestudio/ui/controls/difference.py"/>
        <source>Back to the preset's value</source>
        <translation>Zurück zum Wert der Vorlage</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/difference.py"/>
        <source>Changed from the preset.</source>
        <translation>Weicht von der Vorlage ab.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/difference.py"/>
        <source>Reset {label}</source>
        <translation>{label} zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/difference.py"/>
        <source>Takes the preset's value again.</source>
        <translation>Nimmt wieder den Wert der Vorlage.</translation>
    </message>
</context>
<context>
    <name>DifferencePicture</name>
    <message>
        <location filename="../../stylestudio/ui/views/difference_picture.py"/>
        <source>Comparing…</source>
        <translation>Vergleicht…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/difference_picture.py"/>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/difference_picture.py"/>
        <source>Difference of {left} and {right}</source>
        <translation>Unterschied zwischen {left} und {right}</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <location filename="../../stylestudio/ui/views/difference_view.py"/>
        <source>Black where both pictures are alike. The brighter, the more they differ.</source>
        <translation>Schwarz, wo beide Bilder gleich sind. Je heller, desto mehr unterscheiden sie sich.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/difference_view.py"/>
        <source>Brightness of the difference</source>
        <translation>Helligkeit des Unterschieds</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/difference_view.py"/>
        <source>Shows the difference up to 16 times as bright as it is.</source>
        <translation>Zeigt den Unterschied bis zu 16-mal so hell, wie er ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/difference_view.py"/>
        <source>×{count}</source>
        <translation>×{count}</translation>
    </message>
</context>
<context>
    <name>DragGrip</name>
    <message>
        <location filename="../../stylestudio/ui/views/drag_grip.py"/>
        <source>Drag out</source>
        <translation>Herausziehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/drag_grip.py"/>
        <source>Drag this picture to another program or folder.</source>
        <translation>Zieh dieses Bild in ein anderes Programm oder einen Ordner.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>A colour cannot have {1} bits.</source>
        <translation>Eine Farbe kann nicht {1} Bit haben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/film.py"/>
        <source>A film of this painting does not fit into {1} MB.</source>
        <translation>Ein Film dieses Bildes passt nicht in {1} MB.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>A newer StyleStudio made it.</source>
        <translation>Ein neueres StyleStudio hat sie geschrieben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/planner.py"/>
        <source>A picture of {1} px needs at least {2} of memory, and {3} may be used.</source>
        <translation>Ein Bild von {1} px braucht mindestens {2} Speicher, und {3} dürfen benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>A picture of {1} × {2} pixels is too large.</source>
        <translation>Ein Bild mit {1} × {2} Pixeln ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>A picture's longer side cannot have {1} pixels.</source>
        <translation>Die längere Seite eines Bildes kann nicht {1} Pixel haben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>A preset needs a name.</source>
        <translation>Eine Vorlage braucht einen Namen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/print_size.py"/>
        <source>A print cannot have a side of {1} cm.</source>
        <translation>Ein Druck kann keine Seite von {1} cm haben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <location filename="../../stylestudio/imaging/print_size.py"/>
        <source>A print cannot have {1} pixels per inch.</source>
        <translation>Ein Druck kann nicht {1} Pixel pro Zoll haben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>A style layer is chosen twice.</source>
        <translation>Eine Stilschicht ist zweimal gewählt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/styles.py"/>
        <source>All paintings have weight 0.</source>
        <translation>Alle Gemälde haben das Gewicht 0.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>All style layers have weight 0.</source>
        <translation>Alle Stilschichten haben das Gewicht 0.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/film.py"/>
        <source>Allow it more, or share the painting alone.</source>
        <translation>Erlaube mehr, oder teile nur das Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Change the file's permissions, or copy it to a folder of your own.</source>
        <translation>Ändere die Rechte der Datei, oder kopiere sie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Check its name and folder, or choose another picture.</source>
        <translation>Prüfe Namen und Ordner, oder wähle ein anderes Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Check that its disk or network folder is connected, then try again.</source>
        <translation>Prüfe, ob der Datenträger oder Netzwerkordner verbunden ist, dann versuch es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>Check that the folder can be written to and that the disk is not full.</source>
        <translation>Prüfe, ob in den Ordner geschrieben werden kann und ob auf dem Datenträger Platz ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>Check the disk and its permissions, then try again.</source>
        <translation>Prüfe den Datenträger und seine Zugriffsrechte, dann versuch es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <location filename="../../stylestudio/request/styles.py"/>
        <source>Choose 0 or more.</source>
        <translation>Wähle 0 oder mehr.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Choose PNG or TIFF for 16 bits.</source>
        <translation>Wähle PNG oder TIFF für 16 Bit.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/png_texts.py"/>
        <source>Choose a PNG file.</source>
        <translation>Wähle eine PNG-Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Choose a file inside it.</source>
        <translation>Wähle eine Datei darin.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Choose a picture file.</source>
        <translation>Wähle eine Bilddatei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Choose a shorter name.</source>
        <translation>Wähle einen kürzeren Namen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/pyramid.py"/>
        <source>Choose a size of at least {1} px, or crop the picture.</source>
        <translation>Wähle eine Größe von mindestens {1} px, oder schneide das Bild zu.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/planner.py"/>
        <source>Choose a size of at most {1} px, {2}</source>
        <translation>Wähle eine Größe von höchstens {1} px, {2}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/failures.py"/>
        <source>Choose a smaller size.</source>
        <translation>Wähle eine kleinere Größe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Choose a smaller size: the limit is {1} megapixels.</source>
        <translation>Wähle eine kleinere Größe: höchstens {1} Megapixel sind möglich.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Choose a value from {1} to {2}{3}.</source>
        <translation>Wähle einen Wert von {1} bis {2}{3}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>Choose a {1} file.</source>
        <translation>Wähle eine Datei dieser Formate: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/presets.py"/>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>Choose another file.</source>
        <translation>Wähle eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Choose another folder, or close a program that has the file open.</source>
        <translation>Wähle einen anderen Ordner, oder schließe ein Programm, das die Datei geöffnet hat.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Choose another name or format.</source>
        <translation>Wähle einen anderen Namen oder ein anderes Format.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>Choose another name.</source>
        <translation>Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Choose another picture.</source>
        <translation>Wähle ein anderes Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <location filename="../../stylestudio/request/styles.py"/>
        <source>Choose at least one.</source>
        <translation>Triff wenigstens eine Wahl.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <location filename="../../stylestudio/request/presets.py"/>
        <location filename="../../stylestudio/request/style_request.py"/>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Choose from: {1}.</source>
        <translation>Zur Wahl stehen: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Choose one of: {1}.</source>
        <translation>Wähle eines davon: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/devices.py"/>
        <source>Choose “auto” or “cpu”.</source>
        <translation>Wähle „auto“ oder „cpu“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Close other programs, or choose a smaller size.</source>
        <translation>Schließe andere Programme, oder wähle eine kleinere Größe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>Close other programs, or make it smaller.</source>
        <translation>Schließe andere Programme, oder mach ihn kleiner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <source>Close other programs, or make the picture smaller.</source>
        <translation>Schließe andere Programme, oder verkleinere das Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/keep.py"/>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Close other programs, then save again.</source>
        <translation>Schließe andere Programme und speichere dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>Copy it again, or save it to a file.</source>
        <translation>Kopiere es noch einmal, oder speichere es in eine Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Create the folder, or choose another one.</source>
        <translation>Lege den Ordner an, oder wähle einen anderen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/bin.py"/>
        <source>Delete it in your file manager.</source>
        <translation>Lösche es in deiner Dateiverwaltung.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>Export it as PNG, and give those to the export.</source>
        <translation>Exportiere es als PNG, und gib sie dem Export.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>Export it as PNG.</source>
        <translation>Exportiere es als PNG.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>Free some disk space, or choose a smaller size.</source>
        <translation>Schaffe Platz auf dem Datenträger, oder wähle eine kleinere Größe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Free some space, or save it on another disk.</source>
        <translation>Schaffe Platz, oder speichere auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <location filename="../../stylestudio/imaging/png_texts.py"/>
        <source>Get the picture again, or open it in another program and save a copy.</source>
        <translation>Hol das Bild noch einmal, oder öffne es in einem anderen Programm und speichere eine Kopie.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Give 1 to 100.</source>
        <translation>Gib 1 bis 100 an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Give 8 or 16.</source>
        <translation>Gib 8 oder 16 an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <location filename="../../stylestudio/request/styles.py"/>
        <source>Give at least one a weight.</source>
        <translation>Gib wenigstens einem Eintrag ein Gewicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Give at least {1}.</source>
        <translation>Gib mindestens {1} an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Give each layer one weight.</source>
        <translation>Gib jeder Schicht ein Gewicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Give it a value.</source>
        <translation>Gib einen Wert an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>Give more of the id.</source>
        <translation>Gib mehr von der Kennung an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Give the export another name or folder.</source>
        <translation>Gib dem Export einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>Give the file's name.</source>
        <translation>Gib den Dateinamen an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/print_size.py"/>
        <source>Give {1} to {2} cm.</source>
        <translation>Gib {1} bis {2} cm an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <location filename="../../stylestudio/imaging/print_size.py"/>
        <source>Give {1} to {2} dpi; 300 is usual.</source>
        <translation>Gib {1} bis {2} dpi an; 300 sind üblich.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/record.py"/>
        <source>How this picture was painted is not written in it.</source>
        <translation>In diesem Bild steht nicht, wie es gemalt wurde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <source>In {1}, {2} cannot be {3}; its default is used.</source>
        <translation>In {1} kann {2} nicht {3} sein; es gilt die Vorgabe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/weights.py"/>
        <location filename="../../stylestudio/paths.py"/>
        <source>Install StyleStudio again.</source>
        <translation>Installiere StyleStudio neu.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>It cannot be read: {1}.</source>
        <translation>Sie ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/bin.py"/>
        <source>It is in the bin: restore it in your file manager.</source>
        <translation>Es liegt im Papierkorb: Stelle es in der Dateiverwaltung wieder her.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>It is not a StyleStudio preset.</source>
        <translation>Sie ist keine Vorlage von StyleStudio.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>Keep it within {1} characters.</source>
        <translation>Bleib bei höchstens {1} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Leave it out, or set {1} to {2}.</source>
        <translation>Lass es weg, oder setze {1} auf {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>Look whether the disk is full or locked.</source>
        <translation>Sieh nach, ob der Datenträger voll oder gesperrt ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/descent.py"/>
        <source>Lower the strength, or choose another preset.</source>
        <translation>Verringere die Stärke, oder wähle eine andere Vorlage.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>Make it smaller in a picture editor, and open that.</source>
        <translation>Verkleinere es in einem Bildprogramm, und öffne das.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/styles.py"/>
        <source>No painting is chosen.</source>
        <translation>Kein Gemälde ist gewählt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>No style layer is chosen.</source>
        <translation>Keine Stilschicht ist gewählt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outlets.py"/>
        <source>Paint one first.</source>
        <translation>Male erst eins.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>Perhaps it was finished in another window; otherwise start it again.</source>
        <translation>Vielleicht wurde es in einem anderen Fenster fertig; sonst beginne es von vorn.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>Pictures cannot be exported as {1}.</source>
        <translation>Bilder können nicht als {1} exportiert werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/index_file.py"/>
        <source>Please report it with the log file; the pictures are safe.</source>
        <translation>Bitte melde es mit der Protokolldatei; die Bilder sind sicher.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Rename the file, and open it again.</source>
        <translation>Benenne die Datei um, und öffne sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Save it as JPEG or PNG, or make it smaller, and open that.</source>
        <translation>Speichere es als JPEG oder PNG, oder verkleinere es, und öffne das.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/encode.py"/>
        <source>Save it as PNG or TIFF.</source>
        <translation>Speichere es als PNG oder TIFF.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/keep.py"/>
        <source>Save the picture in another folder.</source>
        <translation>Speichere das Bild in einem anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/exporting.py"/>
        <source>Save the picture instead.</source>
        <translation>Speichere das Bild stattdessen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>See the names and ids with “stylestudio gallery list”.</source>
        <translation>„stylestudio gallery list“ zeigt Namen und Kennungen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Set only one.</source>
        <translation>Setze nur eines davon.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/failures.py"/>
        <source>Something went wrong in the engine ({1}: {2}).</source>
        <translation>Im Malwerk ist etwas schiefgegangen ({1}: {2}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/jobs/estimator.py"/>
        <location filename="../../stylestudio/jobs/turns.py"/>
        <location filename="../../stylestudio/ui/background.py"/>
        <source>Something went wrong inside StyleStudio.</source>
        <translation>In StyleStudio ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/index_file.py"/>
        <source>Something went wrong inside the gallery ({1}).</source>
        <translation>In der Galerie ist etwas schiefgegangen ({1}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/keeping.py"/>
        <source>Start the picture again.</source>
        <translation>Beginne das Bild von vorn.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>Start the picture again; the damaged file is kept in “{1}”.</source>
        <translation>Beginne das Bild von vorn; die beschädigte Datei liegt in „{1}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Style layers (style_taps) cannot be “{1}”.</source>
        <translation>Stilschichten (style_taps) können nicht „{1}“ sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>The checkpoints of this picture need {1} GB in “{2}”, and {3} GB are free there.</source>
        <translation>Die Zwischenstände dieses Bildes brauchen {1} GB in „{2}“, und dort sind {3} GB frei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/devices.py"/>
        <source>The device “{1}” cannot be used here. {2}</source>
        <translation>Das Gerät „{1}“ lässt sich hier nicht nutzen. {2}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>The download or copy probably broke off: get the picture again.</source>
        <translation>Wahrscheinlich brach das Laden oder Kopieren ab: Hol das Bild noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/jobs/turns.py"/>
        <source>The engine stopped without a result.</source>
        <translation>Das Malwerk hat ohne Ergebnis aufgehört.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>The file's size cannot be estimated.</source>
        <translation>Die Größe der Datei lässt sich nicht schätzen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>The finishing touch “{1}” cannot be {2}.</source>
        <translation>Der Feinschliff „{1}“ kann nicht {2} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/exporting.py"/>
        <source>The folder “{1}” cannot be created.</source>
        <translation>Der Ordner „{1}“ lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/keep.py"/>
        <source>The folder “{1}” for your pictures cannot be created.</source>
        <translation>Der Ordner „{1}“ für deine Bilder lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>The name {1} is too long.</source>
        <translation>Der Name {1} ist zu lang.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/weights.py"/>
        <source>The network's file {1} cannot be read.</source>
        <translation>Die Datei {1} des Netzes ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/weights.py"/>
        <source>The network's file {1} is damaged.</source>
        <translation>Die Datei {1} des Netzes ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/descent.py"/>
        <source>The numbers left the range that the machine can compute with.</source>
        <translation>Die Zahlen haben den Bereich verlassen, mit dem der Rechner rechnen kann.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>The pasted picture could not be kept in “{1}”.</source>
        <translation>Das eingefügte Bild konnte nicht in „{1}“ abgelegt werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>The pasted picture is empty.</source>
        <translation>Das eingefügte Bild ist leer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/metadata.py"/>
        <location filename="../../stylestudio/gallery/record.py"/>
        <source>The picture itself can be used.</source>
        <translation>Das Bild selbst ist brauchbar.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>The preset file “{1}” is left alone. {2}</source>
        <translation>Die Vorlagendatei „{1}“ bleibt unangetastet. {2}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>The preset was not deleted: {1}.</source>
        <translation>Die Vorlage wurde nicht gelöscht: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>The preset was not saved: {1}.</source>
        <translation>Die Vorlage wurde nicht gespeichert: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/paths.py"/>
        <source>The program's bundled files are missing.</source>
        <translation>Die mitgelieferten Dateien des Programms fehlen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>The quality cannot be {1}.</source>
        <translation>Die Qualität kann nicht {1} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <source>The setting “{1}” cannot be {2}.</source>
        <translation>Die Einstellung „{1}“ kann nicht {2} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <source>The settings could not be saved in “{1}”.</source>
        <translation>Die Einstellungen konnten nicht in „{1}“ gespeichert werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/keeping.py"/>
        <source>The unfinished picture was kept by another version of StyleStudio.</source>
        <translation>Das unfertige Bild stammt von einer anderen Version von StyleStudio.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>The unfinished picture “{1}” is no longer there.</source>
        <translation>Das unfertige Bild „{1}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The weight of layer {1} cannot be {2}.</source>
        <translation>Das Gewicht der Schicht {1} kann nicht {2} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/styles.py"/>
        <source>The weight of the painting “{1}” cannot be {2}.</source>
        <translation>Das Gewicht des Gemäldes „{1}“ kann nicht {2} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>There are copies of this picture: {1}.</source>
        <translation>Von diesem Bild gibt es Kopien: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>There is a preset “{1}” already.</source>
        <translation>Eine Vorlage „{1}“ gibt es schon.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>There is no layer “{1}”.</source>
        <translation>Die Schicht „{1}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outlets.py"/>
        <source>There is no picture to be dragged.</source>
        <translation>Es gibt noch kein Bild zum Herausziehen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/exporting.py"/>
        <location filename="../../stylestudio/ui/sharing/pair.py"/>
        <source>There is no picture yet.</source>
        <translation>Es gibt noch kein Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>There is no picture “{1}” in the gallery.</source>
        <translation>In der Galerie gibt es kein Bild „{1}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/presets.py"/>
        <source>There is no preset “{1}”.</source>
        <translation>Die Vorlage „{1}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>There is no style loss “{1}”.</source>
        <translation>Die Malweise „{1}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>There is not enough memory for the film.</source>
        <translation>Für den Film reicht der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/failures.py"/>
        <source>There is not enough memory for this size.</source>
        <translation>Für diese Größe reicht der Speicher nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>There is not enough memory for {1} × {2} pixels.</source>
        <translation>Für {1} × {2} Pixel reicht der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <source>There is not enough memory to open {1}.</source>
        <translation>Der Speicher reicht nicht, um {1} zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/keep.py"/>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>There is not enough memory to save {1}.</source>
        <translation>Der Speicher reicht nicht, um {1} zu speichern.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>These finishing touches were made by a newer StyleStudio (schema {1}).</source>
        <translation>Dieser Feinschliff stammt von einem neueren StyleStudio (Schema {1}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <source>These settings name no {1} picture.</source>
        <translation>In diesen Einstellungen fehlt ein Bild ({1}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <source>These settings were made by a newer StyleStudio (schema {1}).</source>
        <translation>Diese Einstellungen stammen von einem neueren StyleStudio (Schema {1}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/presets.py"/>
        <source>This file is not a StyleStudio preset.</source>
        <translation>Diese Datei ist keine Vorlage von StyleStudio.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>This name is too long for a preset.</source>
        <translation>Dieser Name ist zu lang für eine Vorlage.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/failures.py"/>
        <source>Try again; if it happens again, please report it with the log.</source>
        <translation>Versuch es noch einmal; wenn es wieder passiert, melde es bitte mit dem Protokoll.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/jobs/estimator.py"/>
        <location filename="../../stylestudio/jobs/turns.py"/>
        <location filename="../../stylestudio/ui/background.py"/>
        <source>Try again; if it stays so, report it with the log file.</source>
        <translation>Versuch es noch einmal; wenn es so bleibt, melde es mit der Protokolldatei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>Type a word or two.</source>
        <translation>Gib ein oder zwei Wörter ein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>Update StyleStudio to use it.</source>
        <translation>Aktualisiere StyleStudio, um sie zu benutzen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Update StyleStudio to use them.</source>
        <translation>Aktualisiere StyleStudio, um sie zu benutzen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Use a name that ends in one of {1}.</source>
        <translation>Nimm einen Namen, der auf eines davon endet: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>Use a picture of at least {1} pixels a side.</source>
        <translation>Nimm ein Bild mit mindestens {1} Pixeln je Seite.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>Wait until it is finished, or stop it where it runs.</source>
        <translation>Warte, bis es fertig ist, oder halte es dort an, wo es läuft.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/exporting.py"/>
        <location filename="../../stylestudio/ui/sharing/pair.py"/>
        <source>Wait until something of it is painted.</source>
        <translation>Warte, bis etwas davon gemalt ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/metadata.py"/>
        <location filename="../../stylestudio/gallery/record.py"/>
        <source>What is written in this picture about its making is damaged.</source>
        <translation>Was in diesem Bild über seine Entstehung steht, ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Write them like conv1_1:4,conv2_1:6.</source>
        <translation>Schreib sie so: conv1_1:4,conv2_1:6.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>You are not allowed to read {1}.</source>
        <translation>Du darfst {1} nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/user_presets.py"/>
        <source>Your presets cannot be read: {1}.</source>
        <translation>Deine Vorlagen sind nicht lesbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) cannot be {3}{4}.</source>
        <translation>{1} ({2}) kann nicht {3}{4} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) cannot be “{3}”.</source>
        <translation>{1} ({2}) kann nicht „{3}“ sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) has no effect with {3}={4}.</source>
        <translation>{1} ({2}) hat mit {3}={4} keine Wirkung.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) is missing.</source>
        <translation>{1} ({2}) fehlt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>{1} cannot be continued: {2}</source>
        <translation>{1} lässt sich nicht weitermalen: {2}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <source>{1} cannot be read ({2}); the defaults are used.</source>
        <translation>{1} ist nicht lesbar ({2}); es gelten die Vorgaben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>{1} cannot be read: {2}.</source>
        <translation>{1} ist nicht lesbar: {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/encode.py"/>
        <source>{1} cannot be saved: {2} holds at most {3} pixels a side, and the picture has {4} × {5}.</source>
        <translation>{1} lässt sich nicht speichern: {2} fasst höchstens {3} Pixel je Seite, und das Bild hat {4} × {5}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} could not be read: {2}.</source>
        <translation>{1} konnte nicht gelesen werden: {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} does not exist.</source>
        <translation>{1} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>{1} holds 8 bits a colour.</source>
        <translation>{1} fasst 8 Bit je Farbe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is a device, pipe or socket, not a file.</source>
        <translation>{1} ist ein Gerät, eine Pipe oder ein Socket, keine Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is a file of {2} GiB, more than the {3} GiB that can be read.</source>
        <translation>{1} ist eine Datei von {2} GiB, mehr als die {3} GiB, die gelesen werden können.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is a folder, not a picture.</source>
        <translation>{1} ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <location filename="../../stylestudio/imaging/png_texts.py"/>
        <source>{1} is damaged or incomplete.</source>
        <translation>{1} ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is empty.</source>
        <translation>{1} ist leer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/png_texts.py"/>
        <source>{1} is no PNG.</source>
        <translation>{1} ist kein PNG.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>{1} is not a picture that StyleStudio can read.</source>
        <translation>{1} ist kein Bild, das StyleStudio lesen kann.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is not a possible file name.</source>
        <translation>{1} ist als Dateiname nicht möglich.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>{1} is too large{2}: the limit is {3} megapixels.</source>
        <translation>{1} ist zu groß{2}: Die Grenze liegt bei {3} Megapixeln.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>{1} is too small ({2} × {3} pixels).</source>
        <translation>{1} ist zu klein ({2} × {3} Pixel).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>{1} pictures begin with “{2}”.</source>
        <translation>{1} Bilder beginnen mit „{2}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: it is too big for this disk.</source>
        <translation>{1} wurde nicht gespeichert: Es ist zu groß für diesen Datenträger.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: something of that name is there that is not a file.</source>
        <translation>{1} wurde nicht gespeichert: Etwas dieses Namens ist schon da und ist keine Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the disk is full.</source>
        <translation>{1} wurde nicht gespeichert: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the disk is read-only.</source>
        <translation>{1} wurde nicht gespeichert: Auf den Datenträger kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the folder {2} does not exist.</source>
        <translation>{1} wurde nicht gespeichert: Den Ordner {2} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the name is too long.</source>
        <translation>{1} wurde nicht gespeichert: Der Name ist zu lang.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: there is a folder of that name.</source>
        <translation>{1} wurde nicht gespeichert: Es gibt einen Ordner dieses Namens.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: you are not allowed to write it in {2}.</source>
        <translation>{1} wurde nicht gespeichert: In {2} darfst du nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: {2}.</source>
        <translation>{1} wurde nicht gespeichert: {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>{1} {2}, so it cannot be continued.</source>
        <translation>{1} {2} und lässt sich deshalb nicht weitermalen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} {2}, so its format is unknown.</source>
        <translation>{1} {2}, das Format ist also unbekannt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>“{1}” and “{2}” say the same thing in two ways.</source>
        <translation>„{1}“ und „{2}“ sagen dasselbe auf zwei Arten.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/bin.py"/>
        <source>“{1}” cannot be brought back from here.</source>
        <translation>„{1}“ kann von hier aus nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>“{1}” cannot hold stars: only a PNG can.</source>
        <translation>„{1}“ kann keine Sterne tragen: Das kann nur ein PNG.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/gallery.py"/>
        <source>“{1}” cannot hold stars: what stands in it already is damaged.</source>
        <translation>„{1}“ kann keine Sterne tragen: Was schon darin steht, ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/bin.py"/>
        <source>“{1}” could not be moved to the bin.</source>
        <translation>„{1}“ konnte nicht in den Papierkorb gelegt werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>“{1}” does not say how it was painted.</source>
        <translation>„{1}“ sagt nicht, wie es gemalt wurde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>“{1}” is already being painted.</source>
        <translation>An „{1}“ wird schon gemalt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/pyramid.py"/>
        <source>“{1}” is too long and narrow for a size of {2} px: its shorter side would have {3} px.</source>
        <translation>„{1}“ ist zu lang und schmal für eine Größe von {2} px: Die kürzere Seite hätte {3} px.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/export.py"/>
        <source>“{1}” would replace the picture that it is made from.</source>
        <translation>„{1}“ würde das Bild ersetzen, aus dem es entsteht.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>About {size}</source>
        <translation>Etwa {size}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>About {size} each</source>
        <translation>Je etwa {size}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Estimating…</source>
        <translation>Wird geschätzt …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Export the picture</source>
        <translation>Das Bild exportieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Export {count} pictures</source>
        <translation>{count} Bilder exportieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Keep how it was painted in the file</source>
        <translation>In der Datei bewahren, wie es gemalt wurde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Settings and titles; a PNG also keeps small copies of the photo and paintings. Where files lay and where photos were taken is never included.</source>
        <translation>Einstellungen und Titel; ein PNG bewahrt auch kleine Kopien von Foto und Gemälden. Wo Dateien lagen und wo Fotos entstanden, ist nie dabei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/export_dialog.py"/>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/exports.py"/>
        <source>Export the picture</source>
        <translation>Das Bild exportieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/exports.py"/>
        <source>Export {count} pictures into a folder</source>
        <translation>{count} Bilder in einen Ordner exportieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/exports.py"/>
        <source>Exporting pictures</source>
        <translation>Bilder werden exportiert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/exports.py"/>
        <source>Exporting {name}: {number} of {total}</source>
        <translation>{name} wird exportiert: {number} von {total}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/exports.py"/>
        <source>{count} of {total} pictures were not exported: {names}.</source>
        <translation>{count} von {total} Bildern wurden nicht exportiert: {names}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/exports.py"/>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <location filename="../../stylestudio/app.py"/>
        <source>Something went wrong inside StyleStudio. Details are in “{path}”.</source>
        <translation>In StyleStudio ist etwas schiefgegangen. Einzelheiten stehen in „{path}“.</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>At most 8 MB: larger films are made smaller.</source>
        <translation>Höchstens 8 MB: Größere Filme werden kleiner gemacht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Begin with the photo</source>
        <translation>Mit dem Foto beginnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>In full colour, for browsers and phones.</source>
        <translation>In allen Farben, für Browser und Handys.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Length in seconds</source>
        <translation>Länge in Sekunden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Longer side</source>
        <translation>Längere Seite</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Longer side in pixels</source>
        <translation>Längere Seite in Pixeln</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Making the film</source>
        <translation>Der Film wird gemacht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Opening the moments…</source>
        <translation>Die Momente werden geöffnet …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Painting film</source>
        <translation>Malfilm</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Plays everywhere, in 256 colours.</source>
        <translation>Läuft überall, in 256 Farben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>Stop making the film</source>
        <translation>Den Film nicht weiter machen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>The film</source>
        <translation>Der Film</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>The photo of this painting is missing.</source>
        <translation>Das Foto dieses Bildes fehlt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/film_dialog.py"/>
        <source>s</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Press Enter to see a picture, or open its menu for more.</source>
        <translation>Die Eingabetaste zeigt ein Bild; mehr steht in seinem Menü.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>See all your pictures, search and compare them</source>
        <translation>Alle deine Bilder sehen, durchsuchen und vergleichen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Use as painting</source>
        <translation>Als Gemälde nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Use as photo</source>
        <translation>Als Foto nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Your pictures</source>
        <translation>Deine Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>Your pictures will gather here.</source>
        <translation>Hier sammeln sich deine Bilder.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip.py"/>
        <source>{count} pictures</source>
        <translation>{count} Bilder</translation>
    </message>
</context>
<context>
    <name>FilmstripDelegate</name>
    <message>
        <location filename="../../stylestudio/ui/filmstrip/filmstrip_delegate.py"/>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>16 bits a colour</source>
        <translation>16 Bit je Farbe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>16 bits leave more room for editing. The files are several times as large.</source>
        <translation>16 Bit lassen mehr Spielraum beim Bearbeiten. Die Dateien sind mehrfach so groß.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>8 bits a colour</source>
        <translation>8 Bit je Farbe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Choose the pictures folder</source>
        <translation>Den Ordner für Bilder wählen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Depth of saved pictures</source>
        <translation>Farbtiefe gespeicherter Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Finished pictures are saved here, unless you choose another place.</source>
        <translation>Fertige Bilder kommen hierher, wenn du keinen anderen Ort wählst.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Kept by StyleStudio</source>
        <translation>Daten von StyleStudio</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Nothing can be saved in “{path}”. Choose another folder.</source>
        <translation>In „{path}“ lässt sich nichts speichern. Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Open the data folder</source>
        <translation>Den Datenordner öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Open the log folder</source>
        <translation>Den Ordner des Protokolls öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Open the pictures folder</source>
        <translation>Den Ordner für Bilder öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Open the settings folder</source>
        <translation>Den Ordner der Einstellungen öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>Use the system's pictures folder</source>
        <translation>Den Bilderordner des Systems nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/folders_page.py"/>
        <source>“{path}” could not be opened.</source>
        <translation>„{path}“ ließ sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>FormatChooser</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>16 bits keep the finest shades, for editing; the file is twice as large.</source>
        <translation>16 Bit bewahren die feinsten Abstufungen, zum Bearbeiten; die Datei ist doppelt so groß.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>8 bits</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Depth</source>
        <translation>Farbtiefe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Higher keeps finer strokes, and takes more room.</source>
        <translation>Höher bewahrt feinere Striche und braucht mehr Platz.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>It was painted with 8 bits a colour; 16 would add nothing.</source>
        <translation>Es wurde mit 8 Bit je Farbe gemalt; 16 brächten nichts.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Keeps every pixel; for image editors and print.</source>
        <translation>Bewahrt jedes Pixel; für Bildbearbeitung und Druck.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Keeps every pixel; opens everywhere.</source>
        <translation>Bewahrt jedes Pixel; öffnet sich überall.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Small, for mail, phones and print shops.</source>
        <translation>Klein, für Post, Handys und Fotolabore.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>Smaller than JPEG, for websites.</source>
        <translation>Kleiner als JPEG, für Webseiten.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/format_chooser.py"/>
        <source>The smallest; for newer browsers and phones.</source>
        <translation>Am kleinsten; für neuere Browser und Handys.</translation>
    </message>
</context>
<context>
    <name>GalleryDelegate</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_delegate.py"/>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>GalleryDetails</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Copies all figures as text</source>
        <translation>Kopiert alle Zahlen als Text</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Different from your settings now</source>
        <translation>Anders als deine jetzigen Einstellungen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Not painted here, or it carries no record.</source>
        <translation>Nicht hier gemalt, oder ohne Angaben dazu.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Reuse</source>
        <translation>Wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Select a picture to see how it was made.</source>
        <translation>Wähle ein Bild aus, um zu sehen, wie es entstand.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Takes over what this picture was painted with, or the picture itself.</source>
        <translation>Übernimmt, womit dieses Bild gemalt wurde, oder das Bild selbst.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>{count} pictures selected</source>
        <translation>{count} Bilder ausgewählt</translation>
    </message>
</context>
<context>
    <name>GalleryGrid</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_grid.py"/>
        <source>Press Enter to open a picture, 0 to 5 for its stars, Delete to delete it, or open its menu for more.</source>
        <translation>Die Eingabetaste öffnet ein Bild, 0 bis 5 geben Sterne, Entf löscht es; mehr steht im Menü.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_grid.py"/>
        <source>Your pictures</source>
        <translation>Deine Bilder</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_page.py"/>
        <source>Nothing matches.</source>
        <translation>Nichts passt dazu.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_page.py"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_page.py"/>
        <source>Your pictures will gather here.</source>
        <translation>Hier sammeln sich deine Bilder.</translation>
    </message>
</context>
<context>
    <name>GalleryToolbar</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>1 star or more</source>
        <translation>1 Stern oder mehr</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>All style losses</source>
        <translation>Alle Malweisen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>All words must be found. What stands in quotes is searched for as it is.</source>
        <translation>Alle Wörter müssen vorkommen. Was in Anführungszeichen steht, wird so gesucht, wie es da steht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Any stars</source>
        <translation>Beliebige Sterne</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Back to painting</source>
        <translation>Zurück zum Malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>By style loss</source>
        <translation>Nach Malweise</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Group comparisons</source>
        <translation>Vergleiche gruppieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Keeps pictures together that were painted side by side.</source>
        <translation>Hält Bilder beisammen, die nebeneinander gemalt wurden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Looking through your pictures… {done} of {count}</source>
        <translation>Deine Bilder werden durchgesehen … {done} von {count}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Most stars first</source>
        <translation>Meiste Sterne zuerst</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Search names, styles, settings, dates</source>
        <translation>Namen, Stile, Einstellungen, Daten suchen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Search your pictures</source>
        <translation>Deine Bilder durchsuchen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>Style loss</source>
        <translation>Malweise</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>{count} pictures</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>{count} stars</source>
        <translation>{count} Sterne</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>{count} stars or more</source>
        <translation>{count} Sterne oder mehr</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_toolbar.py"/>
        <source>{shown} of {count} pictures</source>
        <translation>{shown} von {count} Bildern</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <location filename="../../stylestudio/ui/views/grid_view.py"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <location filename="../../stylestudio/ui/help/help_menu.py"/>
        <source>&amp;About StyleStudio</source>
        <translation>&amp;Über StyleStudio</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/help_menu.py"/>
        <source>&amp;Copy report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/help_menu.py"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/help_menu.py"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/help_menu.py"/>
        <source>Show &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/help_menu.py"/>
        <source>The log could not be opened. It is “{path}”.</source>
        <translation>Das Protokoll ließ sich nicht öffnen. Es ist „{path}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/help_menu.py"/>
        <source>The report is on the clipboard. Paste it into a mail or a message.</source>
        <translation>Der Bericht ist in der Zwischenablage. Füge ihn in eine E-Mail oder Nachricht ein.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <location filename="../../stylestudio/ui/history.py"/>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/history.py"/>
        <source>Redo {step}</source>
        <translation>{step} wiederholen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/history.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/history.py"/>
        <source>Undo {step}</source>
        <translation>{step} rückgängig machen</translation>
    </message>
</context>
<context>
    <name>Interrupted</name>
    <message>
        <location filename="../../stylestudio/ui/pieces/interrupted.py"/>
        <source>“{title}” was interrupted at {percent} %.</source>
        <translation>„{title}“ wurde bei {percent} % unterbrochen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/interrupted.py"/>
        <source>“{title}” was interrupted.</source>
        <translation>„{title}“ wurde unterbrochen.</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/look_page.py"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/look_page.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/look_page.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/look_page.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/look_page.py"/>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/look_page.py"/>
        <source>The ground around your pictures is neutral in both.</source>
        <translation>Um deine Bilder herum bleibt es in beiden neutral.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/look_page.py"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <location filename="../../stylestudio/ui/details/loss_curve.py"/>
        <source>Loss curve</source>
        <translation>Verlaufskurve des Verlusts</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/loss_curve.py"/>
        <source>Nothing has been painted yet.</source>
        <translation>Noch ist nichts gemalt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/loss_curve.py"/>
        <source>The curve grows while a picture is painted.</source>
        <translation>Die Kurve wächst, während ein Bild gemalt wird.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/loss_curve.py"/>
        <source>The total loss fell from {first} to {last}.</source>
        <translation>Der gesamte Verlust fiel von {first} auf {last}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/loss_curve.py"/>
        <source>over the evaluations</source>
        <translation>über die Durchgänge</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Fit, 100 %, 200 %</source>
        <translation>Ganz, 100 %, 200 %</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Move the divider or the picture</source>
        <translation>Trennlinie oder Bild verschieben</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Next or previous picture</source>
        <translation>Nächstes oder voriges Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Page up, page down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>See the other picture while held</source>
        <translation>Gedrückt halten: das andere Bild sehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>See the photo while held</source>
        <translation>Gedrückt halten: das Foto sehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Zoom in, zoom out</source>
        <translation>Vergrößern, verkleinern</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <location filename="../../stylestudio/ui/messages/message_bar.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/message_bar.py"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/message_bar.py"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/message_bar.py"/>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/message_bar.py"/>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/message_bar.py"/>
        <source>{count} more</source>
        <translation>noch {count}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <location filename="../../stylestudio/ui/controls/number_field.py"/>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/number_field.py"/>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <location filename="../../stylestudio/ui/messages/offer_bar.py"/>
        <source>Continue</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/offer_bar.py"/>
        <source>Continue “{title}”</source>
        <translation>„{title}“ weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/offer_bar.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/offer_bar.py"/>
        <source>Delete for good?</source>
        <translation>Endgültig löschen?</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/offer_bar.py"/>
        <source>Delete “{title}”</source>
        <translation>„{title}“ löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/offer_bar.py"/>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/messages/offer_bar.py"/>
        <source>Not now. It is offered again at the next start.</source>
        <translation>Nicht jetzt. Beim nächsten Start wird es wieder angeboten.</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Continue</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Finish all</source>
        <translation>Alle fertig malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Finish the sketch that you like, or all of them.</source>
        <translation>Male die Skizze fertig, die dir gefällt, oder alle.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Retry at {percent} %</source>
        <translation>Mit {percent} % versuchen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Save elsewhere…</source>
        <translation>Woanders speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Saved in your gallery.</source>
        <translation>In deiner Galerie gespeichert.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Stopped at {percent} %. Kept in your gallery.</source>
        <translation>Bei {percent} % angehalten. Liegt in deiner Galerie.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>The folder could not be opened. The picture is “{path}”.</source>
        <translation>Der Ordner ließ sich nicht öffnen. Das Bild ist „{path}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outcomes.py"/>
        <source>Use the processor</source>
        <translation>Den Prozessor nehmen</translation>
    </message>
</context>
<context>
    <name>Outlets</name>
    <message>
        <location filename="../../stylestudio/ui/pieces/outlets.py"/>
        <source>Copied. Paste it into another program.</source>
        <translation>Kopiert. Füge es in ein anderes Programm ein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outlets.py"/>
        <source>Saved as “{path}”.</source>
        <translation>Gespeichert als „{path}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outlets.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/outlets.py"/>
        <source>{count} pictures are in “{path}”.</source>
        <translation>{count} Bilder sind in „{path}“.</translation>
    </message>
</context>
<context>
    <name>PaintBox</name>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_box.py"/>
        <source>Paints a small version within seconds; if you like it, finish it.</source>
        <translation>Malt in Sekunden eine kleine Fassung; gefällt sie dir, male sie fertig.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_box.py"/>
        <source>Save the picture somewhere else (Ctrl+S)</source>
        <translation>Das Bild woanders speichern (Strg+S)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_box.py"/>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_box.py"/>
        <source>Sketch first</source>
        <translation>Erst skizzieren</translation>
    </message>
</context>
<context>
    <name>PaintButton</name>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_button.py"/>
        <source>Ends the painting and keeps what was reached.</source>
        <translation>Beendet das Malen und behält, was erreicht ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_button.py"/>
        <source>Paint the photo in the paintings' style (Ctrl+Return)</source>
        <translation>Das Foto im Stil der Gemälde malen (Strg+Return)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_button.py"/>
        <source>Paints the photo in the paintings' style.</source>
        <translation>Malt das Foto im Stil der Gemälde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_button.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_button.py"/>
        <source>Stop, and keep the pictures as they are (Esc)</source>
        <translation>Anhalten und die Bilder behalten, wie sie sind (Esc)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/paint_button.py"/>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
</context>
<context>
    <name>PairChoosers</name>
    <message>
        <location filename="../../stylestudio/ui/views/pair_choosers.py"/>
        <source>Left picture</source>
        <translation>Linkes Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/pair_choosers.py"/>
        <source>No third picture</source>
        <translation>Kein drittes Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/pair_choosers.py"/>
        <source>Right picture</source>
        <translation>Rechtes Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/pair_choosers.py"/>
        <source>Third picture</source>
        <translation>Drittes Bild</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>0 is the photo, 100 lets the painting take over.</source>
        <translation>0 ist das Foto, bei 100 übernimmt das Gemälde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Adds a fine grain like that of film; strongest in the middle tones.</source>
        <translation>Legt ein feines Korn wie von Film darüber; am stärksten in den mittleren Tönen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>All equal</source>
        <translation>Alle gleich</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Apple (MPS)</source>
        <translation>Apple (MPS)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Best available</source>
        <translation>Das beste vorhandene</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Blend with the photo</source>
        <translation>Mit dem Foto mischen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Calibrated keeps one strength right for all sizes; the others are as published.</source>
        <translation>Kalibriert passt eine Stärke für alle Größen; die anderen sind wie veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Coarse to fine</source>
        <translation>Vom Groben zum Feinen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Compare before ReLU</source>
        <translation>Vor ReLU vergleichen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Content layer</source>
        <translation>Inhaltsschicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Content weight α</source>
        <translation>Gewicht des Inhalts α</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Contrast to the photo</source>
        <translation>Kontrast zum Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Divides the features; 58 gives them the scale that torchvision's networks have.</source>
        <translation>Teilt die Merkmale; mit 58 haben sie den Maßstab der Netze von torchvision.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Edge repeated</source>
        <translation>Rand wiederholt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Evaluations</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Feature divisor</source>
        <translation>Merkmalsteiler</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Focus</source>
        <translation>Fokus</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Gatys 2016</source>
        <translation>Gatys 2016</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Guo &amp; Yuan</source>
        <translation>Guo &amp; Yuan</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>How long to paint: Sketch for a first look in seconds, Best for the wall.</source>
        <translation>Wie lange gemalt wird: Skizze für einen ersten Blick in Sekunden, Beste für die Wand.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>How many of the painting's patterns are kept: higher is more, 100 is Classic.</source>
        <translation>Wie viele Muster des Gemäldes behalten werden: höher ist mehr, 100 ist Klassisch.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>How often the picture is compared and corrected at the final size; left empty, the quality decides.</source>
        <translation>Wie oft das Bild in der endgültigen Größe verglichen und verbessert wird; bleibt das Feld leer, entscheidet die Qualität.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>How the network makes features smaller; maximum keeps strokes crisper.</source>
        <translation>Wie das Netz Merkmale verkleinert; mit dem Maximum bleiben Striche schärfer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>How unequal the weights may become: 0 is Classic, higher is more.</source>
        <translation>Wie ungleich die Gewichte werden dürfen: 0 ist Klassisch, höher ist mehr.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Keeps the strokes with their light and shade, and colours them like your photo.</source>
        <translation>Behält die Striche mit ihrem Licht und Schatten und färbt sie wie dein Foto.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>L-BFGS gets there in fewer evaluations; Adam is steadier and needs less memory.</source>
        <translation>L-BFGS braucht weniger Durchgänge; Adam ist gleichmäßiger und braucht weniger Speicher.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Learned while painting</source>
        <translation>Beim Malen gelernt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Lets your photo show through; at 100 only the photo is left.</source>
        <translation>Lässt dein Foto durchscheinen; bei 100 bleibt nur das Foto.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Makes strokes and fine lines crisper.</source>
        <translation>Macht Striche und feine Linien klarer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>NVIDIA (CUDA)</source>
        <translation>NVIDIA (CUDA)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Noise in the style's colours</source>
        <translation>Rauschen in den Farben des Stils</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Outside energy</source>
        <translation>Äußere Energie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Paint a small version first: larger strokes, and a first look within seconds.</source>
        <translation>Erst eine kleine Fassung malen: größere Pinselstriche, und ein erster Blick in Sekunden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Patterns are kept until they hold this share of a layer's energy, instead of Style detail.</source>
        <translation>Muster werden behalten, bis sie diesen Anteil der Energie einer Schicht ausmachen, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Patterns kept (K)</source>
        <translation>Behaltene Muster (K)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Patterns weaker than S times the mean singular value are dropped, instead of Style detail.</source>
        <translation>Muster, die schwächer sind als das S-Fache des mittleren Singulärwerts, fallen weg, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Repaired</source>
        <translation>Verbessert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Repaired keeps the paper's promise; as published is there for comparison.</source>
        <translation>Die verbesserte hält, was die Arbeit verspricht; die veröffentlichte ist zum Vergleich da.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Share of energy</source>
        <translation>Anteil der Energie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Share of patterns</source>
        <translation>Anteil der Muster</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Sketch</source>
        <translation>Skizze</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Starting point</source>
        <translation>Ausgangspunkt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Strong patterns</source>
        <translation>Starke Muster</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Style detail</source>
        <translation>Stildetails</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Style loss</source>
        <translation>Malweise</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Style weight β</source>
        <translation>Gewicht des Stils β</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Take the features before the network cuts off negative values.</source>
        <translation>Die Merkmale nehmen, bevor das Netz negative Werte abschneidet.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The layer that remembers the photo: early ones keep every edge, late ones shapes.</source>
        <translation>Die Schicht, die sich an das Foto erinnert: Frühe behalten jede Kante, späte die Formen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The longer side of the finished picture.</source>
        <translation>Die längere Seite des fertigen Bildes.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/touches.py"/>
        <source>The photo's colours</source>
        <translation>Farben des Fotos</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The published methods' content weight; unused when calibrated.</source>
        <translation>Das Gewicht des Inhalts in den veröffentlichten Verfahren; kalibriert wird es nicht gebraucht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The published methods' style weight at strength 50; unused when calibrated.</source>
        <translation>Das Gewicht des Stils in den veröffentlichten Verfahren bei Stärke 50; kalibriert wird es nicht gebraucht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>The same number of patterns at every layer, as in the paper, instead of Style detail.</source>
        <translation>Die gleiche Zahl von Mustern in jeder Schicht, wie in der Arbeit, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>The share of each layer's patterns that is kept, instead of Style detail.</source>
        <translation>Der Anteil der Muster jeder Schicht, der behalten wird, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Threshold (S)</source>
        <translation>Schwelle (S)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Total variation: above 0 calms specks and noise.</source>
        <translation>Totale Variation: Über 0 beruhigt Flecken und Rauschen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Weight of one more term: how strong all dropped patterns together should be.</source>
        <translation>Gewicht eines weiteren Terms: wie stark alle weggelassenen Muster zusammen sein sollen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>What computes: the graphics card where there is one, else the processor.</source>
        <translation>Was rechnet: die Grafikkarte, wo es eine gibt, sonst der Prozessor.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>What gets more weight: what is still missing, what is strong in the painting, or what differs most from the photo.</source>
        <translation>Was mehr Gewicht bekommt: was noch fehlt, was im Gemälde stark ist, oder was sich am meisten vom Foto unterscheidet.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>What the network sees beyond the picture's edge: the edge repeated, or zeros.</source>
        <translation>Was das Netz jenseits des Bildrandes sieht: den Rand wiederholt oder Nullen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>What the painting's style is measured by.</source>
        <translation>Woran der Stil des Gemäldes gemessen wird.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Where painting starts: the photo, noise in the style's colours, or plain grey.</source>
        <translation>Womit das Malen beginnt: mit dem Foto, mit Rauschen in den Farben des Stils oder mit schlichtem Grau.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Which noise to start from; the same seed gives the same picture.</source>
        <translation>Mit welchem Rauschen begonnen wird; die gleiche Zahl gibt das gleiche Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>detail</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>focus</source>
        <translation>Fokus</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>form</source>
        <translation>Form</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>outside</source>
        <translation>Außen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <location filename="../../stylestudio/ui/painting/pause_button.py"/>
        <source>Continue</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/pause_button.py"/>
        <source>Let the run go on (Ctrl+P)</source>
        <translation>Weitermalen (Strg+P)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/pause_button.py"/>
        <source>Let the run wait and leave the computer to others (Ctrl+P)</source>
        <translation>Das Malen warten lassen und den Computer anderen überlassen (Strg+P)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/pause_button.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>PhotoPane</name>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Drop one photo here, or several to paint them all. Click to open some.</source>
        <translation>Zieh ein Foto hierher, oder mehrere, um sie alle zu malen. Klick, um welche zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Drop your photo here, or click to open one.</source>
        <translation>Zieh dein Foto hierher, oder klick, um eins zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>No photo yet</source>
        <translation>Noch kein Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Open a photo</source>
        <translation>Ein Foto öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Recent photos</source>
        <translation>Zuletzt geöffnete Fotos</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Sample photos</source>
        <translation>Beispielfotos</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/photo_pane.py"/>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
</context>
<context>
    <name>PieceDisplay</name>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Continue</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Drop your photo here. Then pick a painting.</source>
        <translation>Zieh dein Foto hierher. Dann such ein Gemälde aus.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Ended early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Finish this one</source>
        <translation>Fertig malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>From your gallery</source>
        <translation>Aus deiner Galerie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Getting ready…</source>
        <translation>Macht sich bereit…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Now pick a painting.</source>
        <translation>Such jetzt ein Gemälde aus.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Or press Paint and watch it with the samples.</source>
        <translation>Oder drück auf Malen und probier es mit den Beispielen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Painting… {percent} %</source>
        <translation>Malt… {percent} %</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Press Paint when you like the pair.</source>
        <translation>Drück auf Malen, wenn dir die beiden zusammen gefallen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Sketching… {percent} %</source>
        <translation>Skizziert… {percent} %</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Stop this one</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Stopped at {percent} %</source>
        <translation>Bei {percent} % angehalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/piece_display.py"/>
        <source>Waiting…</source>
        <translation>Wartet…</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <location filename="../../resources/presets"/>
        <source>A light touch: your photo stays itself, with a breath of the painting's colour.</source>
        <translation>Eine leichte Hand: Dein Foto bleibt es selbst, mit einem Hauch der Farben des Gemäldes.</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>As near as VGG-16 comes to what the style-loss paper ran: early layers, 300 evaluations.</source>
        <translation>So nah, wie VGG-16 dem Versuch der Arbeit über Stilverluste kommt: frühe Schichten, 300 Durchgänge.</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Bold</source>
        <translation>Kräftig</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Gatys 2016</source>
        <translation>Gatys 2016</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Gentle</source>
        <translation>Zart</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Large and patient, for paper on the wall. Sketch first: this takes a while.</source>
        <translation>Groß und mit Geduld, für Papier an der Wand. Skizziere erst: Das dauert eine Weile.</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Painterly</source>
        <translation>Malerisch</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Paper (Guo &amp; Yuan)</source>
        <translation>Arbeit (Guo &amp; Yuan)</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Strokes, stars and colours of the painting; houses and faces stay in place.</source>
        <translation>Striche, Sterne und Farben des Gemäldes; Häuser und Gesichter bleiben an ihrem Platz.</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>The original method: its layers, weights and normalisation, at a single scale.</source>
        <translation>Das ursprüngliche Verfahren: seine Schichten, Gewichte und Normierung, in einer einzigen Stufe.</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>The painting takes the lead: strong marks and colours, and details give way.</source>
        <translation>Das Gemälde führt: kräftige Spuren und Farben, Einzelheiten treten zurück.</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Ours</source>
        <translation>Von uns</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Rename the preset</source>
        <translation>Die Vorlage umbenennen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Save as a preset</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Save, rename, delete, import or export a preset</source>
        <translation>Eine Vorlage speichern, umbenennen, löschen, importieren oder exportieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Your presets</source>
        <translation>Deine Vorlagen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_box.py"/>
        <source>Yours</source>
        <translation>Von dir</translation>
    </message>
</context>
<context>
    <name>PreviewsPage</name>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/previews_page.py"/>
        <source>Less often leaves the computer a little more time to paint.</source>
        <translation>Seltener lässt dem Computer etwas mehr Zeit zum Malen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/previews_page.py"/>
        <source>Previews</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/previews_page.py"/>
        <source>Show the growing picture</source>
        <translation>Das entstehende Bild zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/previews_page.py"/>
        <source>once a second</source>
        <translation>einmal pro Sekunde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/pages/previews_page.py"/>
        <source>{count} times a second</source>
        <translation>{count}-mal pro Sekunde</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <location filename="../../stylestudio/ui/painting/progress_strip.py"/>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/progress_strip.py"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/progress_strip.py"/>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/progress_strip.py"/>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/progress_strip.py"/>
        <source>Warming up…</source>
        <translation>Wärmt sich auf…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/painting/progress_strip.py"/>
        <source>{percent} % done</source>
        <translation>{percent} % fertig</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Before and after…</source>
        <translation>&amp;Vorher und nachher …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Finish all sketches</source>
        <translation>Alle Skizzen &amp;fertig malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Gallery</source>
        <translation>&amp;Galerie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Paint</source>
        <translation>&amp;Malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Paste picture</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Save picture…</source>
        <translation>Bild &amp;speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>All that is selected on one page, in the gallery</source>
        <translation>Alles Ausgewählte auf einer Seite, in der Galerie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>At most eight pictures can be compared at once.</source>
        <translation>Höchstens acht Bilder lassen sich auf einmal vergleichen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Before and after…</source>
        <translation>Vorher und nachher …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Contin&amp;ue</source>
        <translation>&amp;Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Open &amp;photos…</source>
        <translation>&amp;Fotos öffnen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Open p&amp;aintings…</source>
        <translation>&amp;Gemälde öffnen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Pa&amp;use</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Painting &amp;film…</source>
        <translation>Mal&amp;film …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Painting film…</source>
        <translation>Malfilm …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>S&amp;hare</source>
        <translation>&amp;Teilen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>S&amp;ketch first</source>
        <translation>Erst &amp;skizzieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>S&amp;wap photo and painting</source>
        <translation>Foto und Gemälde &amp;tauschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Save as a sheet</source>
        <translation>Als Bogen speichern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Save s&amp;heet</source>
        <translation>&amp;Kontaktbogen speichern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Se&amp;ttings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_details.py"/>
        <source>Select two to eight pictures to compare them.</source>
        <translation>Wähle zwei bis acht Bilder aus, um sie zu vergleichen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Use as painting</source>
        <translation>Als Gemälde nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>Use as photo</source>
        <translation>Als Foto nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_actions.py"/>
        <source>{count} stars</source>
        <translation>{count} Sterne</translation>
    </message>
</context>
<context>
    <name>QueueButton</name>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_button.py"/>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_button.py"/>
        <source>Queue · {count}</source>
        <translation>Warteschlange · {count}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_button.py"/>
        <source>Queue, {count} waiting</source>
        <translation>Warteschlange, {count} warten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_button.py"/>
        <source>See what waits, what is being painted, and what is done</source>
        <translation>Sehen, was wartet, was gerade gemalt wird und was fertig ist</translation>
    </message>
</context>
<context>
    <name>QueueDisplay</name>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_display.py"/>
        <source>Ended early.</source>
        <translation>Vorzeitig beendet.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_display.py"/>
        <source>Finished in {time}.</source>
        <translation>Fertig nach {time}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_display.py"/>
        <source>Sketching…</source>
        <translation>Skizziert…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_display.py"/>
        <source>Stopped at {percent} %.</source>
        <translation>Angehalten bei {percent} %.</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_panel.py"/>
        <source>Clear finished</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_panel.py"/>
        <source>Continue all</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_panel.py"/>
        <source>Nothing is waiting. Start several pictures, and they line up here.</source>
        <translation>Nichts wartet. Beginne mehrere Bilder, dann stellen sie sich hier an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_panel.py"/>
        <source>Pause all</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_panel.py"/>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_panel.py"/>
        <source>Takes finished pictures off this list. They stay in your gallery.</source>
        <translation>Nimmt fertige Bilder von dieser Liste. Sie bleiben in deiner Galerie.</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_row.py"/>
        <source>Progress of “{title}”</source>
        <translation>Fortschritt von „{title}“</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_row.py"/>
        <source>Remove from the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_row.py"/>
        <source>Remove “{title}”</source>
        <translation>„{title}“ entfernen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_row.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_row.py"/>
        <source>Stop “{title}”</source>
        <translation>„{title}“ anhalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_row.py"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/queue/queue_row.py"/>
        <source>Try “{title}” again</source>
        <translation>„{title}“ noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message>
        <location filename="../../stylestudio/ui/sources/queue_strip.py"/>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/queue_strip.py"/>
        <source>Photo {place}</source>
        <translation>Foto {place}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/queue_strip.py"/>
        <source>Previous photo</source>
        <translation>Voriges Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/queue_strip.py"/>
        <source>Take this photo out of the queue</source>
        <translation>Dieses Foto aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/queue_strip.py"/>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/queue_strip.py"/>
        <source>“Paint all” paints them one after another.</source>
        <translation>„Alle malen“ malt sie nacheinander.</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <location filename="../../stylestudio/ui/sources/recent_menu.py"/>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/recent_menu.py"/>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>ReuseMenu</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Everything but the seed, for another picture of the same kind.</source>
        <translation>Alles außer der Startzahl, für ein weiteres Bild dieser Art.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Its photo, its paintings, its settings.</source>
        <translation>Sein Foto, seine Gemälde, seine Einstellungen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Its settings; your photo and paintings stay.</source>
        <translation>Seine Einstellungen; dein Foto und deine Gemälde bleiben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Paint in this picture's style.</source>
        <translation>Im Stil dieses Bildes malen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Paint over this picture.</source>
        <translation>Dieses Bild übermalen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Reuse</source>
        <translation>Wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Reuse all</source>
        <translation>Alles wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Reuse all but seed</source>
        <translation>Alles außer der Startzahl wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Reuse settings</source>
        <translation>Einstellungen wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Use as painting</source>
        <translation>Als Gemälde nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/reuse_menu.py"/>
        <source>Use as photo</source>
        <translation>Als Foto nehmen</translation>
    </message>
</context>
<context>
    <name>Reusing</name>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>It starts from the photo, not from noise: the seed changes nothing.</source>
        <translation>Es beginnt mit dem Foto, nicht mit Rauschen: Die Startzahl ändert nichts.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>Its finishing touches are not put on again.</source>
        <translation>Sein Feinschliff wird nicht wieder angewandt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>Reuse</source>
        <translation>Wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>Reuse settings</source>
        <translation>Einstellungen wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>Reuse sources</source>
        <translation>Vorlagen wiederverwenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>The painting “{name}” was not found. The rest is set.</source>
        <translation>Das Gemälde „{name}“ wurde nicht gefunden. Das Übrige ist eingestellt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>The photo “{name}” was not found. The rest is set.</source>
        <translation>Das Foto „{name}“ wurde nicht gefunden. Das Übrige ist eingestellt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>Where is “{name}”?</source>
        <translation>Wo ist „{name}“?</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pieces/reusing.py"/>
        <source>“{name}” has changed since; the picture will come out differently.</source>
        <translation>„{name}“ hat sich seitdem geändert; das Bild wird anders werden.</translation>
    </message>
</context>
<context>
    <name>RunQueue</name>
    <message>
        <location filename="../../stylestudio/jobs/queue.py"/>
        <source>There was not enough memory for all pictures at once. This one is painted on its own when the others are done.</source>
        <translation>Der Speicher reichte nicht für alle Bilder zugleich. Dieses wird für sich gemalt, wenn die anderen fertig sind.</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>A mosaic of glass, marble and gold stones set in rows along every outline.</source>
        <translation>Ein Mosaik aus Glas-, Marmor- und Goldsteinen, in Reihen entlang jedem Umriss gesetzt.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>A woodcut: carved black lines of uneven depth with a red and a blue-green block.</source>
        <translation>Ein Holzschnitt: geschnittene schwarze Linien ungleicher Tiefe mit einem roten und einem blaugrünen Stock.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Gabled houses and a church tower above a quay, mirrored in the water, in late light.</source>
        <translation>Giebelhäuser und ein Kirchturm über einem Kai, im Wasser gespiegelt, im späten Licht.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Leaping fish</source>
        <translation>Springender Fisch</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Mountain lake</source>
        <translation>Bergsee</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Old town on the river</source>
        <translation>Altstadt am Fluss</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Pine and red sun</source>
        <translation>Kiefer und rote Sonne</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Poppy meadow</source>
        <translation>Mohnwiese</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Snowy peaks and fir woods around a still lake, with a wooden hut on the shore.</source>
        <translation>Verschneite Gipfel und Tannenwald um einen stillen See, mit einer Holzhütte am Ufer.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Swirling night</source>
        <translation>Wirbelnde Nacht</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Thick oil strokes whirl around the stars above a village and golden wheat.</source>
        <translation>Dicke Ölstriche wirbeln um die Sterne über einem Dorf und goldenem Weizen.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Wet watercolour on rough paper: dark rims, blooms and grains of pigment.</source>
        <translation>Nasses Aquarell auf rauem Papier: dunkle Ränder, Ausblühungen und Pigmentkörner.</translation>
    </message>
</context>
<context>
    <name>SamplesMenu</name>
    <message>
        <location filename="../../stylestudio/ui/sources/samples_menu.py"/>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
</context>
<context>
    <name>SeedBox</name>
    <message>
        <location filename="../../stylestudio/ui/controls/seed_box.py"/>
        <source>Draw another seed</source>
        <translation>Eine andere Startzahl ziehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/seed_box.py"/>
        <source>Each picture starts from other noise. Click to keep the seed.</source>
        <translation>Jedes Bild beginnt mit anderem Rauschen. Klick, um die Startzahl zu behalten.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/seed_box.py"/>
        <source>Locked, the seed stays. Open, each picture starts from other noise.</source>
        <translation>Geschlossen bleibt die Startzahl. Offen beginnt jedes Bild mit anderem Rauschen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/seed_box.py"/>
        <source>Other noise, and so another picture.</source>
        <translation>Anderes Rauschen, und damit ein anderes Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/seed_box.py"/>
        <source>Seed: draw another one</source>
        <translation>Startzahl: eine andere ziehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/seed_box.py"/>
        <source>Seed: keep it</source>
        <translation>Startzahl: behalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls/seed_box.py"/>
        <source>The seed stays. Click to draw another one for each picture.</source>
        <translation>Die Startzahl bleibt. Klick, um für jedes Bild eine andere zu ziehen.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <location filename="../../stylestudio/ui/preferences/settings_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/settings_dialog.py"/>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/preferences/settings_dialog.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <location filename="../../stylestudio/ui/settings/settings_panel.py"/>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/settings_panel.py"/>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/settings_panel.py"/>
        <source>For every style loss</source>
        <translation>Für jede Malweise (Stilverlust)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/settings_panel.py"/>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/settings_panel.py"/>
        <source>Replaced by {rival}.</source>
        <translation>Ersetzt durch „{rival}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/settings_panel.py"/>
        <source>Saved by you.</source>
        <translation>Von dir gespeichert.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/settings_panel.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ShareBeforeAfter</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_before_after.py"/>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_before_after.py"/>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_before_after.py"/>
        <source>{name} · before and after</source>
        <translation>{name} · vorher und nachher</translation>
    </message>
</context>
<context>
    <name>ShareFilm</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>Making the film…</source>
        <translation>Der Film wird gemacht …</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>Save the film</source>
        <translation>Den Film speichern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>Stopped. “Save…” makes the film again.</source>
        <translation>Angehalten. „Speichern …“ macht den Film von Neuem.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>{name} · film</source>
        <translation>{name} · Film</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>{size}, {seconds} s</source>
        <translation>{size}, {seconds} s</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/sharing.py"/>
        <source>There is no film of this picture.</source>
        <translation>Von diesem Bild gibt es keinen Film.</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <location filename="../../stylestudio/ui/help/shortcuts_window.py"/>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/shortcuts_window.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/shortcuts_window.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/shortcuts_window.py"/>
        <source>No shortcut is called “{text}”.</source>
        <translation>Kein Tastenkürzel heißt „{text}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/shortcuts_window.py"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help/shortcuts_window.py"/>
        <source>Search the shortcuts</source>
        <translation>In den Tastenkürzeln suchen</translation>
    </message>
</context>
<context>
    <name>SideBySideView</name>
    <message>
        <location filename="../../stylestudio/ui/views/side_by_side_view.py"/>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/side_by_side_view.py"/>
        <source>Side by side, from left to right: {titles}</source>
        <translation>Nebeneinander, von links nach rechts: {titles}</translation>
    </message>
</context>
<context>
    <name>SinglePicture</name>
    <message>
        <location filename="../../stylestudio/ui/views/single_picture.py"/>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/single_picture.py"/>
        <source>Picture: {title}</source>
        <translation>Bild: {title}</translation>
    </message>
</context>
<context>
    <name>SizeChooser</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>As painted</source>
        <translation>Wie gemalt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Each in its own size.</source>
        <translation>Jedes in seiner eigenen Größe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Longer side</source>
        <translation>Längere Seite</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Longer side in centimetres</source>
        <translation>Längere Seite in Zentimetern</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Longer side in pixels</source>
        <translation>Längere Seite in Pixeln</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Pixels per inch</source>
        <translation>Pixel pro Zoll</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>That is too large: at most {count} megapixels.</source>
        <translation>Das ist zu groß: höchstens {count} Megapixel.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>That is too small: at least {count} pixels.</source>
        <translation>Das ist zu klein: mindestens {count} Pixel.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>Up to {factor} times as large as painted: pixels, but no detail.</source>
        <translation>Bis zu {factor}-mal so groß wie gemalt: Pixel, aber keine Einzelheiten.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>at</source>
        <translation>bei</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>cm</source>
        <translation>cm</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>{count} pixels on the longer side</source>
        <translation>{count} Pixel an der längeren Seite</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>{factor} times as large as painted: it gains pixels, but no detail.</source>
        <translation>{factor}-mal so groß wie gemalt: mehr Pixel, aber keine Einzelheiten.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/size_chooser.py"/>
        <source>{format} has the pixels for it, but does not say how large it prints.</source>
        <translation>{format} hat die Pixel dafür, sagt aber nicht, wie groß es gedruckt wird.</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <location filename="../../stylestudio/ui/sources/sources.py"/>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources.py"/>
        <source>Wait a moment: the pictures from before are coming back.</source>
        <translation>Einen Augenblick: Die Bilder von vorher kommen gerade zurück.</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_panel.py"/>
        <source>Copy a picture or a picture file first.</source>
        <translation>Kopiere erst ein Bild oder eine Bilddatei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_panel.py"/>
        <source>Open paintings</source>
        <translation>Gemälde öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_panel.py"/>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_panel.py"/>
        <source>Swap photo and painting</source>
        <translation>Foto und Gemälde tauschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_panel.py"/>
        <source>The clipboard holds no picture.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <location filename="../../stylestudio/ui/views/split_view.py"/>
        <source>Split view</source>
        <translation>Geteilte Ansicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/split_view.py"/>
        <source>Split view: {left} left, {right} right, divider at {percent} %</source>
        <translation>Geteilte Ansicht: {left} links, {right} rechts, Trennlinie bei {percent} %</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/split_view.py"/>
        <source>The keys Left and Right move the divider, with Shift in larger steps.</source>
        <translation>Die Tasten Links und Rechts verschieben die Trennlinie, mit der Umschalttaste in größeren Schritten.</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <location filename="../../stylestudio/ui/studio.py"/>
        <source>Drop your photo here. Then pick a painting.</source>
        <translation>Foto hierher, dann ein Gemälde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/studio.py"/>
        <source>Finishing touches</source>
        <translation>Feinschliff</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/studio.py"/>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/studio.py"/>
        <source>There is no picture in what you dropped.</source>
        <translation>In dem, was du hergezogen hast, ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>StyleCard</name>
    <message>
        <location filename="../../stylestudio/ui/sources/style_card.py"/>
        <source>Gives {percent} of the style.</source>
        <translation>Gibt {percent} des Stils.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_card.py"/>
        <source>Painting {number} of {count}: {title}</source>
        <translation>Gemälde {number} von {count}: {title}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_card.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_card.py"/>
        <source>Remove {title}</source>
        <translation>{title} entfernen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_card.py"/>
        <source>Weight of {title}</source>
        <translation>Gewicht von {title}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_card.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>StyleStack</name>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Add a painting</source>
        <translation>Gemälde hinzufügen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Choose a painting</source>
        <translation>Gemälde wählen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Drop one painting here, or several to mix them.</source>
        <translation>Zieh ein Gemälde hierher, oder mehrere, um sie zu mischen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>No painting yet</source>
        <translation>Noch kein Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Painting</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Paintings</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Remove one to make room for another.</source>
        <translation>Entferne eins, um Platz für ein anderes zu schaffen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Then pick a painting: drop one here, or click.</source>
        <translation>Dann such ein Gemälde aus: Zieh eins hierher, oder klick.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/style_stack.py"/>
        <source>Up to {most} paintings can be mixed.</source>
        <translation>Bis zu {most} Gemälde lassen sich mischen.</translation>
    </message>
</context>
<context>
    <name>TimeScrubber</name>
    <message>
        <location filename="../../stylestudio/ui/moments/time_scrubber.py"/>
        <source>Drag back to see how the picture looked earlier.</source>
        <translation>Zieh zurück, um zu sehen, wie das Bild früher aussah.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/moments/time_scrubber.py"/>
        <source>Keep this moment</source>
        <translation>Diesen Moment behalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/moments/time_scrubber.py"/>
        <source>Moments of this picture</source>
        <translation>Momente dieses Bildes</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/moments/time_scrubber.py"/>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/moments/time_scrubber.py"/>
        <source>Saves the picture as it looked at this moment.</source>
        <translation>Speichert das Bild, wie es in diesem Moment aussah.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/moments/time_scrubber.py"/>
        <source>Shows the picture as it is now.</source>
        <translation>Zeigt das Bild, wie es jetzt ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/moments/time_scrubber.py"/>
        <source>at {percent} %</source>
        <translation>bei {percent} %</translation>
    </message>
</context>
<context>
    <name>Toggle</name>
    <message>
        <location filename="../../stylestudio/ui/toggle.py"/>
        <source>Open. Press to close it.</source>
        <translation>Offen. Drücken, um zu schließen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/toggle.py"/>
        <source>Press to open it.</source>
        <translation>Drücken, um zu öffnen.</translation>
    </message>
</context>
<context>
    <name>TouchRow</name>
    <message>
        <location filename="../../stylestudio/ui/touches/touch_row.py"/>
        <source>Reset: {label}</source>
        <translation>Zurücksetzen: {label}</translation>
    </message>
</context>
<context>
    <name>TouchesPanel</name>
    <message>
        <location filename="../../stylestudio/ui/touches/touches_panel.py"/>
        <source>Finishing touches</source>
        <translation>Feinschliff</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/touches/touches_panel.py"/>
        <source>Paint a picture first, then refine it here.</source>
        <translation>Male erst ein Bild, dann gib ihm hier den Feinschliff.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/touches/touches_panel.py"/>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/touches/touches_panel.py"/>
        <source>Shows the picture as it was painted.</source>
        <translation>Zeigt das Bild, wie es gemalt wurde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/touches/touches_panel.py"/>
        <source>The photo of this picture is not here.</source>
        <translation>Das Foto zu diesem Bild ist nicht da.</translation>
    </message>
</context>
<context>
    <name>Variant</name>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Adaptive (weighted Gram)</source>
        <translation>Anpassend (gewichtete Gram)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Classic (Gram)</source>
        <translation>Klassisch (Gram)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Essence (SVD)</source>
        <translation>Essenz (SVD)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Everything in the painting: strokes, texture, colour.</source>
        <translation>Alles aus dem Gemälde: Striche, Textur, Farbe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Keeps the main strokes; calmer, closer to your photo.</source>
        <translation>Behält die wichtigsten Striche; ruhiger, näher an deinem Foto.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Smooth (PCA)</source>
        <translation>Sanft (PCA)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>The strongest marks alone; your photo's own colours stay.</source>
        <translation>Nur die stärksten Spuren; die Farben deines Fotos bleiben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Works hardest on what is still missing; the style reaches every corner.</source>
        <translation>Arbeitet am meisten an dem, was noch fehlt; der Stil kommt in jede Ecke.</translation>
    </message>
</context>
<context>
    <name>VariantCards</name>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_cards.py"/>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_cards.py"/>
        <source>Duplicate “{title}”, to try it with other settings (Ctrl+D)</source>
        <translation>„{title}“ verdoppeln, um andere Einstellungen zu versuchen (Strg+D)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_cards.py"/>
        <source>Only this one</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_cards.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_cards.py"/>
        <source>Remove “{title}” (Del)</source>
        <translation>„{title}“ entfernen (Entf)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_cards.py"/>
        <source>There is room for {count} cards.</source>
        <translation>Es ist Platz für {count} Karten.</translation>
    </message>
</context>
<context>
    <name>VariantChooser</name>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_chooser.py"/>
        <source>Duplicate card</source>
        <translation>Karte verdoppeln</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_chooser.py"/>
        <source>Remove card</source>
        <translation>Karte entfernen</translation>
    </message>
</context>
<context>
    <name>VariantControls</name>
    <message>
        <location filename="../../stylestudio/ui/settings/variant_controls.py"/>
        <source>Nothing to set here: it takes all there is.</source>
        <translation>Hier gibt es nichts einzustellen: Sie nimmt alles, was da ist.</translation>
    </message>
</context>
<context>
    <name>WeightsBars</name>
    <message>
        <location filename="../../stylestudio/ui/details/weights_bars.py"/>
        <source>Learned weights</source>
        <translation>Gelernte Gewichte</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/weights_bars.py"/>
        <source>One bar for each channel of a layer, the strongest first. A bar above the line counts more than in the plain Gram matrix, one below it less.</source>
        <translation>Ein Balken für jeden Kanal einer Schicht, der stärkste zuerst. Ein Balken über der Linie zählt mehr als in der einfachen Gram-Matrix, einer darunter weniger.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/weights_bars.py"/>
        <source>{layer}: {count} channels, the strongest counts {most} times</source>
        <translation>{layer}: {count} Kanäle, der stärkste zählt {most}-fach</translation>
    </message>
</context>
<context>
    <name>WorkWindow</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/work_window.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/work_window.py"/>
        <source>Stopping after this one…</source>
        <translation>Nach diesem ist Schluss …</translation>
    </message>
</context>
<context>
    <name>ZoomButtons</name>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Each pixel of the picture on one of the screen (1)</source>
        <translation>Jedes Pixel des Bildes auf einem des Bildschirms (1)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Fit</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Show all of the picture (0)</source>
        <translation>Das ganze Bild zeigen (0)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Twice as large as its pixels (2)</source>
        <translation>Doppelt so groß wie seine Pixel (2)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/zoom_buttons.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>collecting</name>
    <message>
        <location filename="../../stylestudio/ui/sources/collecting.py"/>
        <source>Pictures deeper than one folder further in are not looked for.</source>
        <translation>Tiefer als einen Ordner weiter innen wird nicht gesucht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/collecting.py"/>
        <source>Save the picture first, or drag the picture itself.</source>
        <translation>Speichere das Bild erst, oder zieh das Bild selbst.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/collecting.py"/>
        <source>There are no pictures in the folder {name}.</source>
        <translation>Im Ordner {name} sind keine Bilder.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/collecting.py"/>
        <source>{address} is only an address on the network.</source>
        <translation>{address} ist nur eine Adresse im Netz.</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>All in all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Checkpoints</source>
        <translation>Zwischenstände</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Computed on</source>
        <translation>Gerechnet auf</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Content loss</source>
        <translation>Inhaltsverlust</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Distance from photo and painting</source>
        <translation>Abstand zu Foto und Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Evaluation</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Evaluations</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Its weights</source>
        <translation>Seine Gewichte</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Learned weights of {layer}</source>
        <translation>Gelernte Gewichte von {layer}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Most memory</source>
        <translation>Höchster Speicher</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Preparing</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Previews</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Scale</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Style loss</source>
        <translation>Malweise</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>The style loss takes {percent} % of the time of an evaluation.</source>
        <translation>Der Stilverlust braucht {percent} % der Zeit eines Durchgangs.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>Total variation</source>
        <translation>Totale Variation</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>{evaluation} of {count}</source>
        <translation>{evaluation} von {count}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>{scale} of {count}</source>
        <translation>{scale} von {count}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/details/figure_words.py"/>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
</context>
<context>
    <name>file_dialogs</name>
    <message>
        <location filename="../../stylestudio/ui/file_dialogs.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/file_dialogs.py"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/file_dialogs.py"/>
        <source>Save the picture</source>
        <translation>Das Bild speichern</translation>
    </message>
</context>
<context>
    <name>gallery</name>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_words.py"/>
        <source>A moment on the way</source>
        <translation>Ein Moment unterwegs</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_words.py"/>
        <source>A sheet</source>
        <translation>Ein Bogen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_words.py"/>
        <source>Ended early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Fault</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Finishing touches</source>
        <translation>Feinschliff</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Its checksum</source>
        <translation>Seine Prüfsumme</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Learned weights</source>
        <translation>Gelernte Gewichte</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Made with</source>
        <translation>Gemacht mit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/differences.py"/>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Painting</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/differences.py"/>
        <source>Paintings</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/differences.py"/>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_words.py"/>
        <source>Stopped early</source>
        <translation>Früh angehalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/differences.py"/>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>Style layers</source>
        <translation>Stilschichten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_words.py"/>
        <source>With finishing touches</source>
        <translation>Mit Feinschliff</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_words.py"/>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>{count} bits</source>
        <translation>{count} Bit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>{count} from {least} to {most}</source>
        <translation>{count} von {least} bis {most}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>{count} kB</source>
        <translation>{count} kB</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/gallery_words.py"/>
        <source>{count} of 5 stars</source>
        <translation>{count} von 5 Sternen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/record_words.py"/>
        <source>{percent} % done</source>
        <translation>{percent} % fertig</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/gallery/differences.py"/>
        <source>{value}, now {now}</source>
        <translation>{value}, jetzt {now}</translation>
    </message>
</context>
<context>
    <name>guarding</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/guarding.py"/>
        <source>Choose another name or folder.</source>
        <translation>Wähle einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/guarding.py"/>
        <source>“{name}” is a picture of the gallery and stays as it is.</source>
        <translation>„{name}“ ist ein Bild der Galerie und bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>preset_dialogs</name>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Delete preset</source>
        <translation>Vorlage löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Delete the preset “{title}”?</source>
        <translation>Die Vorlage „{title}“ löschen?</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Export the preset</source>
        <translation>Die Vorlage exportieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Import a preset</source>
        <translation>Eine Vorlage importieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Name, up to {count} characters</source>
        <translation>Name, bis zu {count} Zeichen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings/preset_dialogs.py"/>
        <source>Your settings stay as they are now.</source>
        <translation>Deine Einstellungen bleiben, wie sie jetzt sind.</translation>
    </message>
</context>
<context>
    <name>rejection</name>
    <message>
        <location filename="../../stylestudio/ui/sources/rejection.py"/>
        <source>{count} files could not be used:</source>
        <translation>{count} Dateien konnten nicht benutzt werden:</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/rejection.py"/>
        <source>… and {count} more.</source>
        <translation>… und {count} weitere.</translation>
    </message>
</context>
<context>
    <name>share_film</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>The moments are kept while the picture is on the canvas.</source>
        <translation>Die Momente bleiben, solange das Bild auf der Leinwand ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/share_film.py"/>
        <source>Wait until it is painted.</source>
        <translation>Warte, bis es gemalt ist.</translation>
    </message>
</context>
<context>
    <name>sharing_words</name>
    <message>
        <location filename="../../stylestudio/ui/sharing/sharing_words.py"/>
        <source>{count} KB</source>
        <translation>{count} KB</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/sharing_words.py"/>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/sharing_words.py"/>
        <source>{width} × {height} cm at {dpi} dpi</source>
        <translation>{width} × {height} cm bei {dpi} dpi</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sharing/sharing_words.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Add painting</source>
        <translation>Hinzufügen des Gemäldes</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Add {count} paintings</source>
        <translation>Hinzufügen von {count} Gemälden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Change photo</source>
        <translation>Fotowechsel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Move {title}</source>
        <translation>Verschieben von {title}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Open {count} photos</source>
        <translation>Öffnen von {count} Fotos</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Reading {number} of {count}…</source>
        <translation>Liest {number} von {count}…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Remove {title}</source>
        <translation>Entfernen von {title}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Swap photo and painting</source>
        <translation>Tausch von Foto und Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>There are more than {most} pictures: the first {most} were taken.</source>
        <translation>Es sind mehr als {most} Bilder: Die ersten {most} wurden genommen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Up to {most} paintings can be mixed; left out: {count}. Remove one to make room for another.</source>
        <translation>Bis zu {most} Gemälde lassen sich mischen; weggelassen: {count}. Entferne eins, um Platz für ein anderes zu schaffen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>Weight of {title}</source>
        <translation>Gewicht von {title}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>{count} of the pictures are there already; once is enough.</source>
        <translation>{count} der Bilder sind schon da; einmal genügt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>“{title}” is there already; once is enough.</source>
        <translation>„{title}“ ist schon da; einmal genügt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/sources/sources_wording.py"/>
        <source>“{title}” was in the queue already: here it is.</source>
        <translation>„{title}“ war schon in der Warteschlange: Hier ist es.</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>All pictures at once.</source>
        <translation>Alle Bilder auf einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>One picture, as large as it can be.</source>
        <translation>Ein Bild, so groß es geht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Single</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Two or three pictures in a row.</source>
        <translation>Zwei oder drei Bilder in einer Reihe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Two pictures over each other, with a divider to move.</source>
        <translation>Zwei Bilder übereinander, mit einer Trennlinie zum Verschieben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/views/modes.py"/>
        <source>Where two pictures differ.</source>
        <translation>Worin sich zwei Bilder unterscheiden.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>About {time} on this computer.</source>
        <translation>Etwa {time} auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Ended early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Getting ready (once per computer, about 15 s)…</source>
        <translation>Macht sich bereit (einmal je Computer, etwa 15 s)…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Looking at the painting…</source>
        <translation>Sieht sich das Gemälde an…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>No effect while {other} is “{choice}”.</source>
        <translation>Ohne Wirkung, solange „{other}“ auf „{choice}“ steht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Opening the pictures…</source>
        <translation>Öffnet die Bilder…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Paint · a few seconds</source>
        <translation>Malen · ein paar Sekunden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Paint · about {time}</source>
        <translation>Malen · etwa {time}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Painting…</source>
        <translation>Malt…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Replaced by {rival}.</source>
        <translation>Ersetzt durch „{rival}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>a few seconds left</source>
        <translation>noch ein paar Sekunden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>about {count} min left</source>
        <translation>noch etwa {count} min</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>about {count} s left</source>
        <translation>noch etwa {count} s</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>about {hours} h {minutes:02d} min left</source>
        <translation>noch etwa {hours} h {minutes:02d} min</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>decimals are written as 1.5</source>
        <translation>1,5</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>labels in sentences are small</source>
        <translation>as it is</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>needs about {needed} of {free} free</source>
        <translation>braucht etwa {needed}, {free} sind frei</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{count} GB</source>
        <translation>{count} GB</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{hours} h {minutes:02d} min</source>
        <translation>{hours} h {minutes:02d} min</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{seconds} s each</source>
        <translation>je {seconds} s</translation>
    </message>
</context>
</TS>
